package io.github.findingrelay.plan;

import io.github.findingrelay.deploy.CloudFormation.Request;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Change sets that take their time; every fifth call fails after it was done. */
final class InMemoryChangeSets implements ChangeSets {

    private static final int LOOKS = 3;

    private final AtomicInteger calls = new AtomicInteger();

    /** How often each has still to be looked for. */
    final Map<String, Integer> open = new ConcurrentHashMap<>();

    @Override
    public String create(Request request) {
        open.put(request.token(), LOOKS);
        called();
        return request.token();
    }

    @Override
    public ChangeSet find(String id) {
        int looks = open.merge(id, -1, Integer::sum);
        called();
        return looks > 0 ? new ChangeSet(false, List.of(), "") : new ChangeSet(true, List.of("modify Topic"), "");
    }

    @Override
    public void delete(String id) {
        open.remove(id);
        called();
    }

    private void called() {
        if (calls.incrementAndGet() % 5 == 0) {
            throw new RequestException(Fault.UNAVAILABLE, "Read timed out");
        }
    }
}
