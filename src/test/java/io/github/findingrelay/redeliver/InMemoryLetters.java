package io.github.findingrelay.redeliver;

import io.github.findingrelay.desk.Queues;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** A queue, with SQS's rules: what was received is hidden for a while, and comes back if it is not deleted. */
final class InMemoryLetters implements Letters, Queues {

    private static final int AT_A_TIME = 2;

    private static final class Waiting {
        private final Message message;
        private Instant hiddenUntil = Instant.MIN;

        Waiting(Message message) {
            this.message = message;
        }
    }

    private final Supplier<Instant> clock;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private int sent;

    final Set<String> denied = new HashSet<>();
    final List<String> deleted = new ArrayList<>();

    /** Runs before a call, and may fail it. */
    Runnable before = () -> {};

    /** Runs after the effect of a call, and may fail it. */
    Runnable after = () -> {};

    InMemoryLetters(Supplier<Instant> clock) {
        this.clock = clock;
    }

    /** Somebody sends a message; its id. */
    synchronized String send(String body, Map<String, String> attributes) {
        String id = "message-" + sent++;
        waiting.put(id, new Waiting(new Message(id, id + "-handle", body, attributes, clock.get())));
        return id;
    }

    synchronized List<String> ids() {
        return List.copyOf(waiting.keySet());
    }

    /** Somebody receives all, and neither deletes them nor gives them back. */
    synchronized void hide(Duration duration) {
        waiting.values().forEach(one -> one.hiddenUntil = clock.get().plus(duration));
    }

    private boolean isVisible(Waiting one) {
        return !one.hiddenUntil.isAfter(clock.get());
    }

    private void called(String call) {
        if (denied.contains(call)) {
            throw new RequestException(Fault.DENIED, "not authorized to perform " + call);
        }
        before.run();
    }

    @Override
    public String url(String name) {
        called("sqs:GetQueueUrl");
        return "https://sqs/" + name;
    }

    @Override
    public int messages(String url) {
        return depth(url).visible();
    }

    @Override
    public synchronized Depth depth(String queue) {
        called("sqs:GetQueueAttributes");
        int visible = (int) waiting.values().stream().filter(this::isVisible).count();
        return new Depth(visible, waiting.size() - visible);
    }

    @Override
    public synchronized List<Message> receive(String queue, Duration hidden) {
        called("sqs:ReceiveMessage");
        List<Waiting> some = waiting.values().stream()
                .filter(this::isVisible)
                .limit(AT_A_TIME)
                .toList();
        some.forEach(one -> one.hiddenUntil = clock.get().plus(hidden));
        after.run();
        return some.stream().map(one -> one.message).toList();
    }

    @Override
    public synchronized void release(String queue, String handle) {
        called("sqs:ChangeMessageVisibility");
        waiting.values().stream()
                .filter(one -> one.message.handle().equals(handle))
                .forEach(one -> one.hiddenUntil = Instant.MIN);
    }

    @Override
    public synchronized void delete(String queue, String handle) {
        called("sqs:DeleteMessage");
        String id = handle.replace("-handle", "");
        if (waiting.remove(id) != null) {
            deleted.add(id);
        }
        after.run();
    }
}
