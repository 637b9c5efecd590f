package io.github.findingrelay.doctor;

import io.github.findingrelay.doctor.Checklist.CheckResult;
import io.github.findingrelay.doctor.Precondition.Verdict;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.RequestBudget;
import java.util.List;

/** Checks what must be true before the first deployment, in the order in which one sets it up. */
final class Doctor {

    private final Checklist list;

    Doctor(Organization organization, Prerequisites aws, RequestBudget budget) {
        this.list = new Checklist(organization, aws, budget);
    }

    /**
     * All checks; only the first one if the credentials are of another account, or nothing is answered
     * with them.
     */
    List<Precondition> examine() {
        list.check(
                "the credentials are of the admin account",
                "Everything below is about that account, and all stacks live there.",
                "sts:GetCallerIdentity",
                this::credentials);
        Precondition credentials = list.items().get(0);
        if (credentials.state() == Verdict.FAIL) {
            return List.of(credentials);
        }
        new OrganizationChecks(list).run();
        if (!list.hasAnswers()) {
            return List.of(credentials.with("; nothing else is answered either, and the rest was not asked"));
        }
        new SecurityHubChecks(list).run();
        new IntegrationChecks(list).run();
        new RegionChecks(list).run();
        new DeploymentChecks(list).run();
        new ChatChecks(list).run();
        return list.items();
    }

    private CheckResult credentials() {
        String actual = list.ask(list.aws()::account);
        String admin = list.organization().adminAccount();
        return actual.equals(admin)
                ? CheckResult.ok(admin)
                : CheckResult.fail(
                        "they are of %s, the admin account is %s; nothing else was looked at".formatted(actual, admin),
                        "export AWS_PROFILE=… # a profile of account " + admin);
    }
}
