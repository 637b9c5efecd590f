package io.github.findingrelay.console;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * One process at a time writes in a workspace. The lock is the operating system's: it ends with its
 * process, however that ends. The file stays, because whoever deleted it could delete another's.
 */
public final class WorkspaceLock {

    static final String FILE = ".relay.lock";

    /** Behind what is written there: on Windows nobody reads what another has locked. */
    private static final long PLACE = 1 << 20;

    private static final Path HOST = Path.of("/proc/sys/kernel/hostname");

    private final Console console;
    private final FileChannel file;

    private WorkspaceLock(Console console, FileChannel file) {
        this.console = console;
        this.file = file;
    }

    /** Work that reads what it then writes. */
    public interface Work {
        ExitCode call() throws IOException;
    }

    /** Does the work if nobody else writes there, and otherwise says who does. */
    public static ExitCode holding(Console console, Path workspace, Work work) throws IOException {
        Optional<FileChannel> opened = open(workspace.resolve(FILE));
        if (opened.isEmpty()) {
            return work.call();
        }
        try (FileChannel file = opened.get()) {
            return new WorkspaceLock(console, file).hold(work);
        }
    }

    /** Where no file can be made there is nothing to protect; what cannot be written says so by itself. */
    private static Optional<FileChannel> open(Path file) throws IOException {
        try {
            return Optional.of(FileChannel.open(
                    file,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException(file + " cannot be locked, so that nothing was changed: " + e, e);
            }
            return Optional.empty();
        }
    }

    private ExitCode hold(Work work) throws IOException {
        if (!isLocked()) {
            console.problem(
                    "error: %s is writing in this workspace; nothing was changed: run this again when it has ended%n"
                            .formatted(holder()));
            return ExitCode.GUARDED;
        }
        write(signature());
        try {
            return work.call();
        } finally {
            write("");
        }
    }

    /** Some file systems know no locks; one process alone has to be able to work there, too. */
    private boolean isLocked() {
        try {
            return file.tryLock(PLACE, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private void write(String text) throws IOException {
        file.truncate(0);
        file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    }

    private String signature() {
        return "process %d%s, since %s,"
                .formatted(
                        ProcessHandle.current().pid(),
                        host().map(name -> " on " + name).orElse(""),
                        Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    /** Without a look-up in the network, which may take long. */
    private Optional<String> host() {
        return console.variable("HOSTNAME")
                .or(() -> console.variable("COMPUTERNAME"))
                .or(WorkspaceLock::kernelsName);
    }

    private static Optional<String> kernelsName() {
        try {
            return Optional.of(Files.readString(HOST).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private String holder() throws IOException {
        ByteBuffer text = ByteBuffer.allocate(400);
        file.read(text, 0);
        String holder = new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
        return holder.isEmpty() ? "another process" : Printable.of(holder);
    }
}
