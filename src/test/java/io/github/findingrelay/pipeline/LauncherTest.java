package io.github.findingrelay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
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

    /** What has changed in templates/ counts without a build. */
    @Test
    void aCheckoutsOwnTemplatesAreThoseThatShip() throws Exception {
        assertThat(run("").said()).contains("-Drelay.templates=" + folder + "/templates ");
    }

    @Test
    void packageHasMavenMakeTheArchive() throws Exception {
        script(
                "bin/mvn",
                "echo \"$@\" >&2; mkdir -p target/release; touch target/relay.jar target/release/archive.zip");

        Ran ran = run("", folder.resolve("relay"), "package");

        assertThat(ran.exit()).as(ran.said()).isZero();
        assertThat(ran.said()).endsWith("target/release/archive.zip\n").doesNotContain("java ");
        assertThat(folder.resolve("target/build.log")).content().contains("-Dlauncher -Drelease");
    }

    /** As the release archive has it: no sources, and no Maven either. */
    private Path installed() throws IOException {
        Path home = Files.createDirectories(folder.resolve("opt/finding relay"));
        Files.createDirectories(home.resolve("lib"));
        Files.createDirectories(home.resolve("example"));
        Files.writeString(home.resolve("example/accounts.yaml"), "");
        Files.writeString(home.resolve("relay.jar"), "");
        Files.copy(Path.of("relay"), home.resolve("relay"), StandardCopyOption.COPY_ATTRIBUTES);
        script("bin/mvn", "echo 'maven has run'; exit 1");
        return home;
    }

    @Test
    void anInstalledOneBuildsNothingAndIsFoundByALink() throws Exception {
        Path home = installed();
        Path link = Files.createSymbolicLink(folder.resolve("bin/relay-link"), home.resolve("relay"));

        for (Path launcher : List.of(home.resolve("relay"), link)) {
            Ran ran = run("", launcher, "render", "a b");

            assertThat(ran.exit()).as(ran.said()).isZero();
            assertThat(ran.said())
                    .isEqualTo("java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmn32m -Xlog:disable -jar " + home
                            + "/relay.jar render a b\n");
        }
    }

    @Test
    void anInstalledOneThatIsNotWholeSaysSo() throws Exception {
        Path home = installed();
        Files.delete(home.resolve("relay.jar"));

        assertThat(run("", home.resolve("relay"), "render"))
                .isEqualTo(new Ran(
                        2, "relay: " + home + "/relay.jar is missing; unpack the release archive again, whole\n"));
    }

    /** A Java with a version, which makes archives of classes. */
    private void javaThatArchives() throws IOException {
        script(
                "bin/java",
                "for a in \"$@\"; do case $a in -XX:ArchiveClassesAtExit=*) touch \"${a#*=}\";; esac; done; echo java \"$@\"");
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
    }

    @Test
    void theArchiveOfClassesLiesBesideTheJar() throws Exception {
        Path home = installed();
        javaThatArchives();

        Ran ran = run("", home.resolve("relay"), "render");

        assertThat(home.resolve("relay-17.0.1.classes")).exists();
        assertThat(ran.said()).contains("-XX:SharedArchiveFile=" + home + "/relay-17.0.1.classes ");
    }

    @Test
    void whereNobodyMayWriteItLiesInTheCache() throws Exception {
        Path home = installed();
        javaThatArchives();
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("r-xr-xr-x"));
        // Whoever runs the tests as root may write everywhere.
        assumeFalse(Files.isWritable(home), "everything is writable here, so that the cache is not tried");

        Ran ran = run("", home.resolve("relay"), "render");

        String name = "finding-relay" + home.toString().replace('/', '_');
        assertThat(folder.resolve(".cache").resolve(name).resolve("relay-17.0.1.classes"))
                .exists();
        assertThat(ran.said()).contains(name + "/relay-17.0.1.classes ");
    }

    /** No Windows is here: what can be read of its launcher is compared. */
    @Test
    void theLauncherOfWindowsRunsTheSame() throws IOException {
        String windows = Files.readString(Path.of("relay.cmd"));
        List<String> flags = Pattern.compile("^flags=\"(.*)\"$", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("relay")))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(windows.lines()).allMatch(line -> line.chars().allMatch(c -> c < 128));
        assertThat(windows.replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(flags).hasSize(1);
        List<String> starts =
                windows.lines().filter(line -> line.startsWith("\"%java%\"")).toList();
        assertThat(starts)
                .hasSize(2)
                .allMatch(line ->
                        line.startsWith("\"%java%\" " + flags.get(0) + " ") && line.endsWith(" -jar \"%jar%\" %*"));
        assertThat(windows.lines().filter(line -> line.startsWith("exit /b %ERRORLEVEL%")))
                .hasSize(2);
        assertThat(windows).contains("-Drelay.templates=%home%templates", "-Dlauncher");
    }

    private void script(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(folder.resolve("bin"));
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Ran run(String build) throws IOException, InterruptedException {
        return run(build, folder.resolve("relay"), "validate");
    }

    private Ran run(String build, Path launcher, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("XDG_CACHE_HOME", folder.resolve(".cache").toString());
        builder.environment().put("RELAY_BUILD", build);
        builder.environment().merge("PATH", folder.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), said);
    }
}
