package io.github.findingrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ScaleTagTest {

    private static final Pattern LEFT_OUT = Pattern.compile("<excludedGroups>(.*)</excludedGroups>");

    @Test
    void whatVerifyLeavesOutIsRunBeforeAMerge() throws IOException {
        assertThat(LEFT_OUT.matcher(Files.readString(Path.of("pom.xml"))).results())
                .extracting((MatchResult result) -> result.group(1))
                .containsExactly("scale");
        assertThat(Path.of(".ci/run"))
                .content()
                .contains("\nmvn -B surefire:test -Dgroups=scale -DexcludedGroups= -DfailIfNoTests\n");
    }
}
