package io.github.findingrelay.remind;

import io.github.findingrelay.fixture.PassingTime;
import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * SNS, which throttles, fails before or after it has done what it was asked for, and refuses: calls
 * that it has answered or not are both kept.
 */
final class InMemoryTopics implements ReminderTopics {

    private static final Instant START = Instant.parse("2026-11-30T06:00:00Z");

    /** A message that was sent, whether or not SNS has said so. */
    record Published(String topic, Instant at) {}

    final PassingTime time = new PassingTime();
    final List<Published> published = new ArrayList<>();
    final Set<String> full = new HashSet<>();
    int percentOfFaults;
    int calls;
    private final Map<String, Map<String, String>> tags = new HashMap<>();
    private final Random random;

    InMemoryTopics(Random random) {
        this.random = random;
    }

    RequestBudget budget() {
        return new RequestBudget(time, new Random(1));
    }

    Instant instant() {
        return START.plus(time.passed());
    }

    @Override
    public Page<TaggedTopic> tagged(Optional<String> next) {
        List<String> topics = tags.keySet().stream().sorted().toList();
        int start = next.map(Integer::parseInt).orElse(0);
        int end = Math.min(topics.size(), start + 2);
        return new Page<>(
                topics.subList(start, end).stream()
                        .map(topic -> new TaggedTopic(topic, tags.getOrDefault(topic, Map.of())))
                        .toList(),
                end < topics.size() ? Optional.of(String.valueOf(end)) : Optional.empty());
    }

    @Override
    public void tag(String topic, String key, String value) {
        if (full.contains(topic)) {
            throw new RequestException(Fault.REFUSED, "Could not complete request: tag quota of per resource exceeded");
        }
        call(() -> tags.computeIfAbsent(topic, k -> new HashMap<>()).put(key, value));
    }

    @Override
    public void publish(String topic, Optional<String> subject, String message) {
        call(() -> published.add(new Published(topic, instant())));
    }

    private void call(Runnable done) {
        calls++;
        boolean fails = random.nextInt(100) < percentOfFaults;
        Fault fault = List.of(Fault.THROTTLED, Fault.UNAVAILABLE, Fault.DENIED, Fault.ABSENT)
                .get(random.nextInt(4));
        if (!fails || (fault == Fault.UNAVAILABLE && random.nextBoolean())) {
            done.run();
        }
        if (fails) {
            throw new RequestException(fault, "a fault");
        }
    }
}
