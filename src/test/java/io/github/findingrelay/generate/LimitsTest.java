package io.github.findingrelay.generate;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.fixture.Fixtures;
import io.github.findingrelay.fixture.Golden;
import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.model.Organization;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What AWS would not take is said, with what to do about it. */
class LimitsTest {

    @TestFactory
    Stream<DynamicTest> whatGoesBeyondAQuotaIsSaid() {
        return Fixtures.in("limits").stream()
                .map(fixture -> DynamicTest.dynamicTest(
                        fixture.getFileName().toString(),
                        () -> Golden.assertMatches(fixture.resolve("report.txt"), report(fixture))));
    }

    private static String report(Path fixture) {
        Organization organization = new Workspace(fixture).organization();
        Checked<FileTree> rendered = LimitPlaces.placed(Workspace.render(organization), fixture);
        List<Diagnostic> found = rendered.diagnostics();
        return Format.TEXT.report(found, false);
    }
}
