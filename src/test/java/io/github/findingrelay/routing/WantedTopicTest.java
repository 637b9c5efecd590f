package io.github.findingrelay.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.fixture.BesideOthers;
import io.github.findingrelay.fixture.Fixtures;
import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.DeliveryRule;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.subscriptions.WantedTopic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What commands look for in AWS is what the templates make. */
@BesideOthers
class WantedTopicTest {

    @TempDir
    Path folder;

    static Stream<Path> organizations() {
        return Fixtures.in("generate").stream().map(fixture -> fixture.resolve("accounts.yaml"));
    }

    @ParameterizedTest
    @MethodSource("organizations")
    void everyTopicForMailIsKnownWithItsSubscriptions(Path accounts) throws IOException {
        Workspace workspace = Workspace.of(accounts, folder).render();
        Topology topology = Proofs.topology(workspace);
        Map<String, TreeSet<String>> rendered = new HashMap<>();
        topology.contents().topics.stream()
                .filter(topic -> !topic.arn().contains("-channel-"))
                .forEach(topic -> rendered.put(
                        topic.arn(),
                        topology.recipientsOf(topic.arn()).stream()
                                .map(Recipient::address)
                                .collect(Collectors.toCollection(TreeSet::new))));

        List<WantedTopic> wanted = WantedTopic.of(workspace.organization());

        assertThat(wanted.stream()
                        .collect(Collectors.toMap(
                                WantedTopic::arn,
                                topic -> new TreeSet<>(topic.addresses().values()))))
                .isEqualTo(rendered);
        for (WantedTopic topic : wanted) {
            String template = topology.stacks().stream()
                    .filter(stack -> stack.name().equals(topic.stack()))
                    .map(stack -> read(folder.resolve("generated").resolve(stack.template())))
                    .findFirst()
                    .orElseThrow();
            topic.addresses().keySet().forEach(id -> assertThat(template).contains("\n  " + id + ":\n"));
        }
        assertEveryAccountHasItsRules(workspace);
    }

    private void assertEveryAccountHasItsRules(Workspace workspace) {
        Organization organization = workspace.organization();
        List<DeliveryRule> rules = workspace.rules();

        assertThat(rules).noneMatch(rule -> rule.name().endsWith("dead-letters-alarm"));
        assertThat(rules)
                .allMatch(rule -> rule.state() == organization.notifications().state())
                .allMatch(rule -> rule.isForwarding() == rule.topics().isEmpty());
        for (Account account : organization.accounts()) {
            long own = rules.stream()
                    .filter(rule -> rule.accounts().contains(account.id()))
                    .count();
            long shared = rules.stream()
                    .filter(rule -> rule.stack().name().endsWith("-shared"))
                    .count();
            assertThat(own + shared).as(account.id()).isPositive();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
