package io.github.findingrelay.doctor;

import io.github.findingrelay.doctor.Checklist.CheckResult;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Quota;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.TrustZone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Quotas, and the roles of bootstrap.yaml. */
final class DeploymentChecks {

    private final Organization organization;
    private final Prerequisites aws;
    private final Checklist list;

    DeploymentChecks(Checklist list) {
        this.organization = list.organization();
        this.aws = list.aws();
        this.list = list;
    }

    void run() {
        Stream.of(Quota.values()).forEach(this::quota);
        list.check(
                "the roles of bootstrap.yaml exist",
                "GitHub and CloudFormation deploy with them.",
                "iam:GetRole",
                this::roles);
        list.check(
                "IAM knows GitHub as an identity provider",
                "Workflows get no credentials without it; from a computer you can deploy all the same.",
                "iam:GetRole, iam:ListOpenIDConnectProviders",
                this::identityProvider);
    }

    private void quota(Quota quota) {
        int stated = organization.quota(quota);
        list.check(
                "AWS grants %d %s".formatted(stated, quota.what()),
                "accounts.yaml counts on it when it is rendered; beyond the quota the deployment fails.",
                "servicequotas:GetServiceQuota, servicequotas:GetAWSDefaultServiceQuota",
                () -> granted(quota, stated, list.ask(() -> aws.quota(quota))));
    }

    private CheckResult granted(Quota quota, int stated, int granted) {
        if (granted >= stated) {
            return CheckResult.ok(
                    granted == stated
                            ? ""
                            : "%d: accounts.yaml may say quotas: {%s: %d}".formatted(granted, quota.key(), granted));
        }
        return CheckResult.fail(
                "only %d".formatted(granted),
                "aws service-quotas request-service-quota-increase --service-code %s --quota-code %s --desired-value %d --region %s"
                        .formatted(quota.service(), quota.code(), stated, organization.homeRegion()));
    }

    private CheckResult roles() {
        ResourceNames names = organization.names();
        List<String> roles = new ArrayList<>(List.of(
                names.planRole(),
                names.watchRole(),
                names.remindRole(),
                names.deployRole(),
                names.cloudFormationRole()));
        if (organization.trustZone() != TrustZone.NONE) {
            roles.add(names.stackSetsRole());
            roles.add(names.stackSetExecutionRole());
        }
        Map<String, Boolean> there = list.askAll(roles, aws::hasRole);
        List<String> missing = Checklist.where(there, false);
        return missing.isEmpty()
                ? CheckResult.ok(String.join(", ", there.keySet()))
                : CheckResult.fail("missing: " + String.join(", ", missing), bootstrap());
    }

    /** Which one it is, GitHub's own or that of an enterprise, the roles themselves say. */
    private CheckResult identityProvider() {
        ResourceNames names = organization.names();
        NavigableSet<String> trusted = new TreeSet<>();
        list.askAll(List.of(names.planRole(), names.watchRole(), names.deployRole()), aws::providersOf)
                .values()
                .forEach(trusted::addAll);
        if (trusted.isEmpty()) {
            return list.hasSeenAll()
                    ? CheckResult.warn("no role of bootstrap.yaml trusts one", bootstrap())
                    : CheckResult.unknown("", "");
        }
        String all = String.join(", ", trusted);
        trusted.removeAll(list.ask(aws::identityProviders));
        return trusted.isEmpty()
                ? CheckResult.ok(all)
                : CheckResult.warn("it does not know " + String.join(", ", trusted), bootstrap());
    }

    private String bootstrap() {
        return "aws cloudformation deploy --stack-name %s --template-file generated/bootstrap.yaml --capabilities CAPABILITY_NAMED_IAM --region %s --parameter-overrides … # see docs/roles.md"
                .formatted(organization.names().bootstrap(), organization.homeRegion());
    }
}
