package io.github.findingrelay.doctor;

import io.github.findingrelay.doctor.Precondition.Verdict;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects preconditions. A question that AWS does not answer is one that is unknown. */
final class Checklist {

    private final List<Precondition> items = new ArrayList<>();
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
    }

    /**
     * Checks.
     *
     * @param actions what the credentials have to be allowed to, if they are not
     */
    void check(String what, String why, String actions, Supplier<CheckResult> check) {
        CheckResult finding;
        try {
            finding = check.get();
        } catch (RequestException e) {
            finding = new CheckResult(Verdict.UNKNOWN, e.reason(), e.fault() == Fault.DENIED ? "allow " + actions : "");
        }
        items.add(new Precondition(what, finding.state(), finding.found(), why, finding.remedy()));
    }

    /** Asks, again if AWS falters. */
    <T> T ask(Supplier<T> question) {
        return budget.repeatable(question);
    }

    List<Precondition> items() {
        return List.copyOf(items);
    }
}
