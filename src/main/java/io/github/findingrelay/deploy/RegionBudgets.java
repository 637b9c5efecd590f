package io.github.findingrelay.deploy;

import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.Time;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** How fast each Region may be called: AWS limits the calls of Access Analyzer by Region. */
final class RegionBudgets {

    private final Time time;
    private final Random jitter = new SecureRandom();
    private final Map<String, RequestBudget> budgets = new ConcurrentHashMap<>();

    RegionBudgets(Time time) {
        this.time = time;
    }

    RequestBudget of(String region) {
        return budgets.computeIfAbsent(region, where -> new RequestBudget(time, jitter));
    }
}
