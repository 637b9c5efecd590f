package io.github.findingrelay.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.fixture.Fixtures;
import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.model.Organization;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is foreseen is what is rendered. */
class DemandTest {

    @TestFactory
    Stream<DynamicTest> theRenderedTemplatesHoldWhatWasForeseen() {
        return Fixtures.in("generate").stream()
                .map(fixture -> DynamicTest.dynamicTest(fixture.getFileName().toString(), () -> compare(fixture)));
    }

    private static void compare(Path fixture) {
        Organization organization = new Workspace(fixture).organization();
        QuotaUsage foreseen = QuotaUsage.of(organization);
        FileTree tree = Workspace.value(Workspace.render(organization));
        List<ParsedTemplate> stacks = tree.files().keySet().stream()
                .filter(file -> file.endsWith(".yaml") && !file.startsWith("stack-sets/"))
                .filter(file -> !file.equals(BootstrapTemplate.NAME))
                .map(file -> ParsedTemplate.of(tree, file))
                .toList();

        assertThat(foreseen.stacks()).isEqualTo(stacks.size());
        assertThat(foreseen.rules()).isEqualTo(count(stacks, "AWS::Events::Rule"));
        assertThat(foreseen.topics()).isEqualTo(count(stacks, "AWS::SNS::Topic"));
        assertThat(foreseen.subscriptions()).isEqualTo(count(stacks, "AWS::SNS::Subscription"));
        assertThat(foreseen.rulesOnBusiestBus()).isLessThanOrEqualTo(foreseen.rules());
    }

    private static int count(List<ParsedTemplate> templates, String type) {
        return templates.stream()
                .mapToInt(template -> template.ofType(type).size())
                .sum();
    }
}
