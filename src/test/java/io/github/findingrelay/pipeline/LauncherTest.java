package io.github.findingrelay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ./relay with a Java and a Maven that only say that they have run. */
class LauncherTest {

    @TempDir
    Path folder;

    private record Ran(int exit, String said) {}

    @BeforeEach
    void start() throws IOException {
        Files.copy(Path.of("relay"), folder.resolve("relay"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(folder.resolve("src/main"));
        Files.writeString(folder.resolve("pom.xml"), "");
        script("bin/java", "echo java \"$@\"");
        script("bin/mvn", "echo 'maven has run' >&2; mkdir -p target/lib; touch target/relay.jar");
    }

    @Test
    void itBuildsWhatIsMissing() throws Exception {
        assertThat(run("")).satisfies(ran -> assertThat(ran.said()).contains("relay: building", "relay.jar validate"));
        assertThat(folder.resolve("target/build.log")).content().contains("maven has run");
    }

    @Test
    void whereItMayNotBuildItRunsWhatIsThereHoweverOld() throws Exception {
        Files.createDirectories(folder.resolve("target/lib"));
        Files.writeString(folder.resolve("target/relay.jar"), "");
        Files.setLastModifiedTime(folder.resolve("target/relay.jar"), FileTime.from(Instant.EPOCH));

        Ran ran = run("never");

        assertThat(ran.exit()).as(ran.said()).isZero();
        assertThat(ran.said()).contains("relay.jar validate").doesNotContain("building");
        assertThat(folder.resolve("target/build.log")).doesNotExist();
    }

    @Test
    void whereItMayNotBuildAMissingJarIsAnError() throws Exception {
        assertThat(run("never"))
                .isEqualTo(
                        new Ran(2, "relay: there is no target/relay.jar, and RELAY_BUILD=never forbids building it\n"));
        assertThat(folder.resolve("target")).doesNotExist();
    }

    private void script(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(folder.resolve("bin"));
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Ran run(String build) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(folder.resolve("relay").toString(), "validate")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("RELAY_BUILD", build);
        builder.environment().merge("PATH", folder.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), said);
    }
}
