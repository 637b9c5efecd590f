package io.github.findingrelay.model;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every name of ours in AWS. One that changes here replaces a resource of every user. */
class ResourceNamesTest {

    private static final ResourceNames NAMES = new ResourceNames("acme");
    private static final EventBus BUS = new EventBus(3, 20);
    private static final ChatChannel SLACK = new ChatChannel.Slack("T0AB12CD3", "C0AB12CD3");
    private static final ChatChannel TEAMS = new ChatChannel.Teams("tenant", "team", "19%3achannel%40thread.tacv2");

    private static final String EXPECTED = """
      foundation              acme-foundation
      foundation of a bus     acme-foundation-bus-03
      securityHub             acme-security-hub
      channel                 acme-channel-slack-C0AB12CD3
      channel of Teams        acme-channel-teams-928d569dfb6d
      account                 acme-account-222222222222
      owner                   acme-owner-payments
      ownTopic                acme-owner-payments-222222222222
      shared                  acme-shared
      bootstrap               acme-bootstrap
      fallback                acme-fallback
      fallback of a bus       acme-fallback-03
      bus                     acme-bus-03
      deadLetters             acme-dead-letters
      keyAlias                alias/acme
      chatRole                acme-chat
      boundary                acme-boundary
      analyzers               acme-analyzers
      accountAnalyzer         acme-analyzers-account
      accountAnalyzers        acme-analyzers-accounts
      managementAnalyzer      acme-analyzers-management
      planRole                acme-plan
      watchRole               acme-watch
      remindRole              acme-remind
      deployRole              acme-deploy
      cloudFormationRole      acme-cloudformation
      stackSetsRole           acme-stack-sets
      stackSetExecutionRole   acme-stack-set-execution
      delivery                acme-deliver-ja
      deliveryRole            acme-deliver
      startRole               acme-start
      toldField               acme-told
      foundation of words     acme-foundation-deliver-ja
      start                   acme-
      stacksOf                StackSet-acme-analyzers
      rule                    acme-owner-payments-roles
      rule of a group         acme-owner-payments-others-03
      subscriptionId          Email143888758e29
      subscriptionId, own     Email143888758e29For222222222222
      """;

    private static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("foundation", NAMES.foundation());
        all.put("foundation of a bus", NAMES.foundation(BUS));
        all.put("securityHub", NAMES.securityHub());
        all.put("channel", NAMES.channel(SLACK));
        all.put("channel of Teams", NAMES.channel(TEAMS));
        all.put("account", NAMES.account("222222222222"));
        all.put("owner", NAMES.owner("payments"));
        all.put("ownTopic", NAMES.ownTopic("payments", "222222222222"));
        all.put("shared", NAMES.shared());
        all.put("bootstrap", NAMES.bootstrap());
        all.put("fallback", NAMES.fallback());
        all.put("fallback of a bus", NAMES.fallback(BUS));
        all.put("bus", NAMES.bus(BUS));
        all.put("deadLetters", NAMES.deadLetters());
        all.put("keyAlias", NAMES.keyAlias());
        all.put("chatRole", NAMES.chatRole());
        all.put("boundary", NAMES.boundary());
        all.put("analyzers", NAMES.analyzers());
        all.put("accountAnalyzer", NAMES.accountAnalyzer());
        all.put("accountAnalyzers", NAMES.accountAnalyzers());
        all.put("managementAnalyzer", NAMES.managementAnalyzer());
        all.put("planRole", NAMES.planRole());
        all.put("watchRole", NAMES.watchRole());
        all.put("remindRole", NAMES.remindRole());
        all.put("deployRole", NAMES.deployRole());
        all.put("cloudFormationRole", NAMES.cloudFormationRole());
        all.put("stackSetsRole", NAMES.stackSetsRole());
        all.put("stackSetExecutionRole", NAMES.stackSetExecutionRole());
        all.put("delivery", NAMES.delivery(Language.JA));
        all.put("deliveryRole", NAMES.deliveryRole());
        all.put("startRole", NAMES.startRole());
        all.put("toldField", NAMES.toldField());
        all.put("foundation of words", NAMES.foundation(Language.JA));
        all.put("start", NAMES.start());
        all.put("stacksOf", ResourceNames.stacksOf(NAMES.analyzers()));
        all.put("rule", NAMES.rule(NAMES.owner("payments"), "roles", ""));
        all.put("rule of a group", NAMES.rule(NAMES.owner("payments"), "others", "03"));
        all.put("subscriptionId", ResourceNames.subscriptionId("Payments@example.com", ""));
        all.put("subscriptionId, own", ResourceNames.subscriptionId("payments@example.com", "222222222222"));
        return all;
    }

    @Test
    void staysAsItIs() {
        String table = all().entrySet().stream()
                .map(name -> "%-24s%s\n".formatted(name.getKey(), name.getValue()))
                .collect(joining());

        assertThat(table).isEqualTo(EXPECTED);
    }

    @Test
    void isListedHere() {
        Set<String> listed =
                all().keySet().stream().map(key -> key.split("[ ,]", 2)[0]).collect(Collectors.toSet());

        assertThat(ResourceNames.class.getMethods())
                .filteredOn(method -> method.getReturnType() == String.class)
                .extracting(Method::getName)
                .filteredOn(name -> !Set.of("toString", "prefix").contains(name))
                .isSubsetOf(listed);
    }

    @Test
    void tellsAStackFromItsName() {
        List<String> stacks = List.of(
                NAMES.foundation(BUS),
                NAMES.securityHub(),
                NAMES.channel(SLACK),
                NAMES.account("222222222222"),
                NAMES.owner("payments"),
                NAMES.shared(),
                NAMES.bootstrap());

        assertThat(stacks.stream()
                        .map(NAMES::kindIn)
                        .map(kind -> kind.map(Enum::name).orElse("-")))
                .containsExactly("FOUNDATION", "SECURITY_HUB", "CHANNEL", "ACCOUNT", "OWNER", "SHARED", "-");
        assertThat(stacks.stream().flatMap(stack -> NAMES.accountIn(stack).stream()))
                .containsExactly("222222222222");
    }

    @Test
    void countsAsOursByItsTag() {
        assertThat(NAMES.isTagged(Map.of("finding-relay:prefix", "acme"))).isTrue();
        assertThat(NAMES.isTagged(Map.of("finding-relay:prefix", "other"))).isFalse();
        assertThat(NAMES.isTagged(Map.of())).isFalse();
    }
}
