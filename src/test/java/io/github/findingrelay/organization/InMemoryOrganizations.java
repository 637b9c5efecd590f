package io.github.findingrelay.organization;

import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import io.github.findingrelay.request.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * An organization with the real one's pages: of 20, now and then an empty one in between. Every
 * third call fails if it is to.
 */
final class InMemoryOrganizations implements Organizations, Time {

    private static final int PAGE = 20;

    final List<Member> members = new ArrayList<>();
    final Map<String, List<String>> accountsBelow = new HashMap<>();
    final Map<String, List<String>> unitsBelow = new HashMap<>();
    final Map<String, List<Tag>> tags = new HashMap<>();
    final Set<String> denied = new HashSet<>();
    boolean faulty;
    int calls;

    private final Random random = new Random(1);
    private Duration now = Duration.ZERO;

    @Override
    public Description describe() {
        call("describe");
        return new Description("o-a1b2c3d4e5", "999999999999");
    }

    @Override
    public Page<Member> accounts(Optional<String> next) {
        call("accounts");
        return page(members, next);
    }

    @Override
    public Page<String> accountsBelow(String parent, Optional<String> next) {
        call(parent);
        return page(below(accountsBelow, parent), next);
    }

    @Override
    public Page<String> unitsBelow(String parent, Optional<String> next) {
        call(parent);
        return page(below(unitsBelow, parent), next);
    }

    private static List<String> below(Map<String, List<String>> children, String parent) {
        List<String> found = children.get(parent);
        if (found == null) {
            throw new RequestException(Fault.ABSENT, "no " + parent + " (ParentNotFoundException)");
        }
        return found;
    }

    @Override
    public Page<Tag> tags(String account, Optional<String> next) {
        call(account);
        return page(tags.getOrDefault(account, List.of()), next);
    }

    private synchronized void call(String what) {
        calls++;
        if (denied.contains(what)) {
            throw new RequestException(Fault.DENIED, "not authorized (AccessDeniedException)");
        }
        if (faulty && calls % 3 == 0) {
            throw random.nextBoolean()
                    ? new RequestException(Fault.THROTTLED, "slow down")
                    : new RequestException(Fault.UNAVAILABLE, "a fault");
        }
    }

    /** A token ends in {@code e} if its page is empty. */
    private static <T> Page<T> page(List<T> all, Optional<String> next) {
        String token = next.orElse("0");
        boolean empty = token.endsWith("e");
        int from = Integer.parseInt(token.replace("e", ""));
        if (empty) {
            return new Page<>(List.of(), Optional.of(String.valueOf(from)));
        }
        int to = Math.min(from + PAGE, all.size());
        boolean pause = to % (5 * PAGE) == 0;
        return new Page<>(
                all.subList(from, to), to == all.size() ? Optional.empty() : Optional.of(to + (pause ? "e" : "")));
    }

    @Override
    public synchronized Duration now() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration duration) {
        now = now.plus(duration);
    }
}
