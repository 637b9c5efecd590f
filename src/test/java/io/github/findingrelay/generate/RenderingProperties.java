package io.github.findingrelay.generate;

import static io.github.findingrelay.generate.ParsedTemplate.list;
import static io.github.findingrelay.generate.ParsedTemplate.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Aggregator;
import io.github.findingrelay.model.ChatChannel;
import io.github.findingrelay.model.Contact;
import io.github.findingrelay.model.Language;
import io.github.findingrelay.model.Notifications;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.model.Partition;
import io.github.findingrelay.model.Reminders;
import io.github.findingrelay.model.RoleFindings;
import io.github.findingrelay.model.Routing;
import io.github.findingrelay.model.RuleState;
import io.github.findingrelay.model.SeverityLabel;
import io.github.findingrelay.model.TrustZone;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.yaml.snakeyaml.Yaml;

/** What holds for every organization, whatever its names. */
class RenderingProperties {

    private static final List<String> NASTY = List.of(
            "\"",
            "'",
            "\\",
            ": ",
            " #",
            "- ",
            "${AWS::AccountId}",
            "[=x]",
            "[#if x]",
            "<title>",
            "<#list x as y>",
            "\n",
            "\t",
            "🎉",
            "名前",
            "{",
            "}",
            "%",
            "!Ref Topic",
            "&a",
            "*a",
            "|",
            "\u0085",
            "\u2028",
            "null",
            "0123",
            "é",
            "  ",
            "\u200d");

    @Property(tries = 60)
    void everyAccountIsCoveredAndEveryContactSubscribedOnce(@ForAll("organizations") Organization organization) {
        FileTree tree = Workspace.value(Workspace.render(organization));

        Set<String> expected = organization.accounts().stream()
                .map(account -> "accounts/" + account.id() + ".yaml")
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(tree.files().keySet())
                .filteredOn(file -> file.startsWith("accounts/"))
                .containsExactlyElementsOf(expected);
        for (Account account : organization.accounts()) {
            assertAccount(organization, account, parsed(tree, "accounts/" + account.id() + ".yaml"), tree);
        }
        tree.files().keySet().stream()
                .filter(file -> file.endsWith(".yaml"))
                .forEach(file -> assertSound(parsed(tree, file)));
    }

    private static void assertAccount(
            Organization organization, Account account, ParsedTemplate template, FileTree tree) {
        boolean oneRegion = organization.notifications().roleFindings() == RoleFindings.ONE_REGION;
        var rules = template.ofType("AWS::Events::Rule");
        assertThat(rules).hasSize(oneRegion ? 2 : 1);
        assertThat(template.values("ResourceOwnerAccount"))
                .hasSize(rules.size())
                .allSatisfy(ids -> assertThat(ids).isEqualTo(List.of(account.id())));
        assertThat(template.ofType("AWS::SNS::Topic")).hasSize(1);
        assertThat(template.ofType("AWS::SNS::Subscription").values())
                .extracting(subscription -> subscription.get("Endpoint"))
                .containsExactlyInAnyOrderElementsOf(account.recipients().stream()
                        .filter(Contact.Email.class::isInstance)
                        .map(contact -> (Object) ((Contact.Email) contact).address())
                        .toList());
        List<String> channels = account.channels()
                .map(channel -> organization.stackPrefix() + "-channel-" + channel.key())
                .toList();
        for (Map<String, Object> rule : rules.values()) {
            assertThat(list(rule.get("Targets")))
                    .singleElement()
                    .satisfies(target -> assertThat(toldChannels(target)).isEqualTo(channels));
        }
        account.channels()
                .forEach(channel -> assertThat(parsed(tree, "channels/" + channel.key() + ".yaml")
                                .values("TopicName"))
                        .containsExactly(organization.stackPrefix() + "-channel-" + channel.key()));
    }

    /** The names of the channels' topics that a target hands over. */
    private static List<String> toldChannels(Object target) {
        String handover = inputTemplate(mapping(target)).replace("<findings>", "[]");
        return list(mapping(new Yaml().load(handover)).getOrDefault("channels", List.of())).stream()
                .map(topic -> topic.toString().replaceFirst(".*:", ""))
                .toList();
    }

    private static String inputTemplate(Map<String, Object> target) {
        Object template = mapping(target.get("InputTransformer")).get("InputTemplate");
        return template instanceof String text
                ? text
                : String.valueOf(mapping(template).get("Sub"));
    }

    /** Nothing refers to what is not there, and every name is one that AWS takes. */
    private static void assertSound(ParsedTemplate template) {
        Set<String> names = new TreeSet<>(template.resources().keySet());
        names.addAll(
                mapping(template.root().getOrDefault("Parameters", Map.of())).keySet());
        assertThat(template.values("Ref").filter(id -> !id.toString().startsWith("AWS::")))
                .allSatisfy(id -> assertThat(names).contains((String) id));
        assertThat(template.values("GetAtt"))
                .allSatisfy(attribute ->
                        assertThat(template.resources()).containsKey(((String) attribute).replaceAll("\\..*", "")));
        assertThat(template.resources().keySet()).allMatch(id -> id.matches("[A-Za-z0-9]{1,255}"));
        assertThat(template.description().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(1024);
        template.ofType("AWS::Events::Rule").values().forEach(rule -> {
            assertThat((String) rule.get("Name")).matches("[.\\-_A-Za-z0-9]{1,64}");
            list(rule.get("Targets")).forEach(target -> assertTarget(mapping(target)));
        });
        template.ofType("AWS::SNS::Topic").values().forEach(topic -> {
            assertThat((String) topic.get("TopicName")).matches("[A-Za-z0-9_-]{1,256}");
            Object display = topic.getOrDefault("DisplayName", "");
            assertThat((String) display).matches("[ -~]{0,100}");
        });
    }

    private static void assertTarget(Map<String, Object> target) {
        assertThat((String) target.get("Id")).matches("[.\\-_A-Za-z0-9]{1,64}");
        assertThat(target).containsKey("DeadLetterConfig");
        Map<String, Object> transformer = mapping(target.get("InputTransformer"));
        String template = inputTemplate(target);
        assertThat(template).hasSizeLessThanOrEqualTo(8192);
        Set<String> used = Pattern.compile("<([^<>]*)>")
                .matcher(template)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(mapping(transformer.get("InputPathsMap")).keySet()).isEqualTo(used);
    }

    private static ParsedTemplate parsed(FileTree tree, String file) {
        return ParsedTemplate.of(tree, file);
    }

    @Provide
    Arbitrary<Organization> organizations() {
        Arbitrary<List<Owner>> owners = owner().list().ofMinSize(1).ofMaxSize(4).map(RenderingProperties::numbered);
        return owners.flatMap(some -> Combinators.combine(
                        account(some).list().ofMaxSize(8).uniqueElements(Account::id),
                        Arbitraries.of(RoleFindings.class),
                        Arbitraries.of(RuleState.class),
                        Arbitraries.of(true, false),
                        Arbitraries.of(SeverityLabel.class).set().ofMinSize(1))
                .as((accounts, roles, state, encryption, severities) ->
                        organization(some, accounts, roles, state, encryption, severities)));
    }

    private static Organization organization(
            List<Owner> owners,
            List<Account> accounts,
            RoleFindings roles,
            RuleState state,
            boolean encryption,
            Set<SeverityLabel> severities) {
        Notifications notifications = new Notifications(
                Routing.ACCOUNT,
                owners.get(0),
                roles,
                "us-east-1",
                List.copyOf(new TreeSet<>(severities)),
                state,
                encryption,
                true,
                false,
                Optional.empty(),
                Reminders.STANDARD,
                0);
        return new Organization(
                "111111111111",
                "111111111111",
                List.of(),
                Partition.AWS,
                "us-east-1",
                List.of("us-east-1"),
                "p".repeat(32),
                Map.of(),
                Aggregator.EXISTING,
                TrustZone.ORGANIZATION,
                notifications,
                Map.of(),
                owners,
                accounts,
                List.of());
    }

    /** Keys and addresses are unique because they carry the owner's number. */
    private static List<Owner> numbered(List<Owner> owners) {
        List<Owner> numbered = new ArrayList<>();
        for (Owner owner : owners) {
            String key = "owner-" + numbered.size();
            List<Contact> contacts = new ArrayList<>(owner.contacts());
            contacts.add(new Contact.Email(key + "@example.com"));
            numbered.add(new Owner(key, owner.name(), owner.language(), contacts));
        }
        return numbered;
    }

    private static Arbitrary<Owner> owner() {
        return Combinators.combine(name(), Arbitraries.of(Language.class), contacts("owner"))
                .as((name, language, contacts) -> new Owner("", name, language, contacts));
    }

    private static Arbitrary<Account> account(List<Owner> owners) {
        return Combinators.combine(
                        Arbitraries.strings().numeric().ofLength(12),
                        name(),
                        Arbitraries.of(owners),
                        contacts("account"))
                .as(Account::new);
    }

    private static Arbitrary<List<Contact>> contacts(String of) {
        Arbitrary<Contact> email = Arbitraries.strings()
                .alpha()
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(9)
                .map(user -> new Contact.Email(user.toLowerCase(Locale.ROOT) + "." + of + "@example.com"));
        Arbitrary<Contact> slack = Arbitraries.integers()
                .between(1, 3)
                .map(n -> new ChatChannel.Slack("T0", (of.equals("owner") ? "C0" : "C1") + n));
        Arbitrary<Contact> teams = Arbitraries.integers()
                .between(1, 3)
                .map(n -> new ChatChannel.Teams("tenant", "team", of + "%3a" + n + "%40x"));
        return Combinators.combine(
                        email.list().ofMaxSize(3).uniqueElements(),
                        Arbitraries.oneOf(slack, teams).list().ofMaxSize(2).uniqueElements())
                .as((mails, channels) -> {
                    List<Contact> all = new ArrayList<>(mails);
                    all.addAll(channels);
                    return all;
                });
    }

    private static Arbitrary<String> name() {
        return Arbitraries.oneOf(
                        Arbitraries.of(NASTY),
                        Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(20))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(parts -> "x" + String.join("", parts));
    }
}
