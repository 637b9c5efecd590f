package io.github.findingrelay.aws;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * How long an answer may take as a whole, and how much it may be. Java's limit is for each read: it
 * never ends what comes byte by byte.
 */
final class AnswerLimit implements AutoCloseable {

    /** Far more than any answer of AWS. */
    private static final int LARGEST = 64 * 1024 * 1024;

    private static final int AT_ONCE = 8192;

    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final ScheduledFuture<?> end;
    private volatile boolean late;

    /**
     * Begins now.
     *
     * @param abort is called when the time is over
     */
    AnswerLimit(Duration time, Runnable abort) {
        this.end = CLOCK.schedule(
                () -> {
                    late = true;
                    abort.run();
                },
                time.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "limits of answers");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    /** All of it. */
    byte[] whole(InputStream answer) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        byte[] some = new byte[AT_ONCE];
        for (int read = answer.read(some); read >= 0 && !late; read = answer.read(some)) {
            whole.write(some, 0, read);
            if (whole.size() > LARGEST) {
                throw new IOException("its answer does not end");
            }
        }
        if (late) {
            throw new IOException("aborted");
        }
        return whole.toByteArray();
    }

    /** What has happened if something has: being aborted looks like anything. */
    IOException explained(IOException e) {
        return late ? new SocketTimeoutException("timed out") : e;
    }

    @Override
    public void close() {
        end.cancel(false);
    }
}
