package io.github.findingrelay.doctor;

import io.github.findingrelay.doctor.Precondition.Verdict;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import io.github.findingrelay.request.Survey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collects preconditions. A question that AWS does not answer is one that is unknown, and hides
 * nothing that the others have answered.
 */
final class Checklist {

    private static final int AT_A_TIME = 8;

    private final List<Precondition> items = new ArrayList<>();
    private final Map<String, RequestException> notSeen = new LinkedHashMap<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicReference<@Nullable RequestException> refusal = new AtomicReference<>();
    private Optional<Survey<String, Boolean>> hubs = Optional.empty();
    private final Organization organization;
    private final Prerequisites aws;
    private final RequestBudget budget;

    Checklist(Organization organization, Prerequisites aws, RequestBudget budget) {
        this.organization = organization;
        this.aws = aws;
        this.budget = budget;
    }

    Organization organization() {
        return organization;
    }

    Prerequisites aws() {
        return aws;
    }

    /** What a check says. */
    record CheckResult(Verdict state, String found, String remedy) {
        static CheckResult ok(String found) {
            return new CheckResult(Verdict.OK, found, "");
        }

        static CheckResult fail(String found, String remedy) {
            return new CheckResult(Verdict.FAIL, found, remedy);
        }

        static CheckResult warn(String found, String remedy) {
            return new CheckResult(Verdict.WARN, found, remedy);
        }

        static CheckResult unknown(String found, String remedy) {
            return new CheckResult(Verdict.UNKNOWN, found, remedy);
        }
    }

    /**
     * Checks.
     *
     * @param actions what the credentials have to be allowed to, if they are not
     */
    void check(String what, String why, String actions, Supplier<CheckResult> check) {
        notSeen.clear();
        CheckResult finding;
        try {
            finding = complete(check.get(), actions);
        } catch (RequestException e) {
            finding = CheckResult.unknown(e.reason(), e.fault() == Fault.DENIED ? "allow " + actions : "");
        }
        items.add(new Precondition(what, finding.state(), finding.found(), why, finding.remedy()));
    }

    /** What is wrong stays wrong; of anything else nobody knows whether it is all. */
    private CheckResult complete(CheckResult seen, String actions) {
        if (notSeen.isEmpty()) {
            return seen;
        }
        String found = Stream.of(seen.found(), notSeen())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        boolean denied = notSeen.values().stream().anyMatch(refusal -> refusal.fault() == Fault.DENIED);
        String remedy = seen.remedy().isEmpty() && denied ? "allow " + actions : seen.remedy();
        return new CheckResult(seen.state() == Verdict.FAIL ? Verdict.FAIL : Verdict.UNKNOWN, found, remedy);
    }

    /** Of reasons that differ by nothing but the place, the first. */
    private String notSeen() {
        Map<String, List<String>> places = new LinkedHashMap<>();
        notSeen.forEach((place, refusal) -> places.computeIfAbsent(
                        refusal.reason().replace(place, ""), reason -> new ArrayList<>())
                .add(place));
        return places.values().stream()
                .map(some -> "not seen: %s: %s"
                        .formatted(
                                String.join(", ", some),
                                Objects.requireNonNull(notSeen.get(some.get(0))).reason()))
                .collect(Collectors.joining("; "));
    }

    /** Whether everywhere that this check has asked so far has answered. */
    boolean hasSeenAll() {
        return notSeen.isEmpty();
    }

    /** Whether AWS has answered anything at all. */
    boolean hasAnswers() {
        return answers.get() > 0;
    }

    /**
     * Asks, again if AWS falters. As long as nothing at all answers, it is asked again for the first
     * question only, and if nobody was reached, nobody is asked again: that would take minutes.
     */
    <T> T ask(Supplier<T> question) {
        RequestException before = refusal.get();
        if (!hasAnswers() && before != null && before.hasReachedNobody()) {
            throw before;
        }
        try {
            T answer = hasAnswers()
                    ? budget.repeatable(question)
                    : before == null ? budget.first(question) : question.get();
            answers.incrementAndGet();
            return answer;
        } catch (RequestException e) {
            refusal.set(e);
            throw e;
        }
    }

    /** The same of many places, for example Regions: those that do not answer are left out and named. */
    <T> Map<String, T> askAll(Collection<String> places, Function<String, T> question) {
        return seen(Survey.of(places, AT_A_TIME, place -> ask(() -> question.apply(place))));
    }

    /** Whether Security Hub is enabled, by Region: asked once for all checks. */
    Map<String, Boolean> hubs() {
        if (hubs.isEmpty()) {
            hubs = Optional.of(
                    Survey.of(organization.regions(), AT_A_TIME, region -> ask(() -> aws.hasSecurityHub(region))));
        }
        return seen(hubs.get());
    }

    /** The places with this answer. */
    static List<String> where(Map<String, Boolean> answers, boolean answer) {
        return answers.entrySet().stream()
                .filter(place -> place.getValue() == answer)
                .map(Map.Entry::getKey)
                .toList();
    }

    private <T> Map<String, T> seen(Survey<String, T> survey) {
        notSeen.putAll(survey.refusals());
        return survey.answers();
    }

    List<Precondition> items() {
        return List.copyOf(items);
    }
}
