package io.github.findingrelay.doctor;

import io.github.findingrelay.doctor.Checklist.CheckResult;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.TrustZone;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** AWS Organizations, and what it lets Access Analyzer and CloudFormation do. */
final class OrganizationChecks {

    private static final String ACCESS_ANALYZER = "access-analyzer.amazonaws.com";
    private static final String SECURITY_HUB = "securityhub.amazonaws.com";
    private static final String STACK_SETS = "member.org.stacksets.cloudformation.amazonaws.com";
    private static final String SERVICE_ROLE = "AWSServiceRoleForAccessAnalyzer";

    private final Organization organization;
    private final Prerequisites aws;
    private final Checklist list;
    private final String admin;

    OrganizationChecks(Checklist list) {
        this.organization = list.organization();
        this.aws = list.aws();
        this.list = list;
        this.admin = organization.adminAccount();
    }

    void run() {
        TrustZone zone = organization.trustZone();
        list.check(
                "the management account is as accounts.yaml says",
                "Access Analyzer and CloudFormation are let in, and their administrators named, there.",
                "organizations:DescribeOrganization",
                this::managementAccount);
        if (zone.hasOrganizationAnalyzer()) {
            String why = "An analyzer of the organization cannot be made without it.";
            trusted(ACCESS_ANALYZER, why, enable(ACCESS_ANALYZER));
        }
        String why = "Security Hub has no administrator of the organization without it.";
        trusted(SECURITY_HUB, why, enable(SECURITY_HUB));
        stackSets(zone);
        if (zone != TrustZone.NONE) {
            list.check(
                    "the service-linked role of Access Analyzer exists",
                    "Analyzers work with it.",
                    "iam:GetRole",
                    this::serviceLinkedRole);
        }
    }

    private void stackSets(TrustZone zone) {
        if (zone.hasAccountAnalyzers()) {
            trusted(
                    STACK_SETS,
                    "Stack sets cannot put analyzers into the organizational units without it.",
                    "aws cloudformation activate-organizations-access " + inManagement());
        }
        if (zone.hasOrganizationAnalyzer()) {
            delegated(ACCESS_ANALYZER, "Analyzers of the organization are made in the admin account.");
        }
        if (zone.hasAccountAnalyzers()) {
            delegated(STACK_SETS, "The admin account deploys to the organizational units.");
        }
    }

    private CheckResult serviceLinkedRole() {
        return list.ask(() -> aws.hasRole(SERVICE_ROLE))
                ? CheckResult.ok(SERVICE_ROLE)
                : CheckResult.fail(
                        "there is no role " + SERVICE_ROLE,
                        "aws iam create-service-linked-role --aws-service-name " + ACCESS_ANALYZER);
    }

    private CheckResult managementAccount() {
        Optional<String> actual = list.ask(aws::managementAccount);
        String expected = organization.managementAccount();
        if (actual.isEmpty()) {
            return CheckResult.fail(
                    "account %s is in no organization".formatted(admin),
                    "aws organizations create-organization --feature-set ALL # or trustZone: none");
        }
        return actual.get().equals(expected)
                ? CheckResult.ok(expected)
                : CheckResult.fail(
                        "it is %s, accounts.yaml says %s".formatted(actual.get(), expected),
                        "accounts.yaml: organization: {managementAccount: \"%s\"}".formatted(actual.get()));
    }

    private void trusted(String service, String why, String remedy) {
        list.check(
                "AWS Organizations trusts " + service,
                why,
                "organizations:ListAWSServiceAccessForOrganization",
                () -> list.ask(aws::trustedServices).contains(service)
                        ? CheckResult.ok("")
                        : CheckResult.fail("it does not", remedy));
    }

    private void delegated(String service, String why) {
        list.check("the admin account administers " + service, why, "organizations:ListDelegatedAdministrators", () -> {
            if (admin.equals(organization.managementAccount())) {
                return CheckResult.ok("it is the management account");
            }
            Set<String> delegates = list.ask(() -> aws.delegatedAdministrators(service));
            if (delegates.contains(admin)) {
                return CheckResult.ok("");
            }
            // Stack sets may have several administrators, Access Analyzer has one.
            return service.equals(ACCESS_ANALYZER) && !delegates.isEmpty()
                    ? anotherAdministers(String.join(", ", new TreeSet<>(delegates)))
                    : CheckResult.fail("it is no delegated administrator", register(service));
        });
    }

    private CheckResult anotherAdministers(String other) {
        return CheckResult.fail(
                "account %s administers it".formatted(other),
                "accounts.yaml: analyzers: {trustZone: none} # the analyzers stay those of account %1$s, whose findings come to Security Hub all the same. Or take it from there, which disables its analyzers: aws organizations deregister-delegated-administrator --account-id %1$s --service-principal %2$s && %3$s"
                        .formatted(other, ACCESS_ANALYZER, register(ACCESS_ANALYZER)));
    }

    private String register(String service) {
        return "aws organizations register-delegated-administrator --account-id %s --service-principal %s %s"
                .formatted(admin, service, inManagement());
    }

    private String enable(String service) {
        return "aws organizations enable-aws-service-access --service-principal %s %s"
                .formatted(service, inManagement());
    }

    private String inManagement() {
        return "# as account " + organization.managementAccount();
    }
}
