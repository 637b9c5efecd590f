package io.github.findingrelay;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import io.github.findingrelay.analyzers.AnalyzersCommand;
import io.github.findingrelay.deploy.DeployCommand;
import io.github.findingrelay.doctor.DoctorCommand;
import io.github.findingrelay.findings.FindingsCommand;
import io.github.findingrelay.notifytest.NotifyTestCommand;
import io.github.findingrelay.organization.AccountsCommand;
import io.github.findingrelay.organization.CoverageCommand;
import io.github.findingrelay.organization.InitCommand;
import io.github.findingrelay.plan.PlanCommand;
import io.github.findingrelay.redeliver.RedeliverCommand;
import io.github.findingrelay.remind.RemindCommand;
import io.github.findingrelay.status.StatusCommand;
import io.github.findingrelay.subscriptions.SubscriptionsCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;

/**
 * Emulators check no permissions. So every call of the SDK that a command can come to make is bound
 * to what its role grants, or its documentation lists; and every grant to a call.
 */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = DoNotIncludeTests.class)
class PermissionsTest {

    private static final Path BOOTSTRAP = Path.of("generated/bootstrap.yaml");
    private static final Path DOCUMENTATION = Path.of("docs/operations.md");
    private static final Pattern ACTION = Pattern.compile(" ([a-z-]+:[A-Z][A-Za-z0-9]+)$");

    private static final String NEEDS_NO_PERMISSION = "sts:GetCallerIdentity";

    /** A role, and what works with it. */
    private record Role(String resource, List<Class<?>> commands, Set<String> notGranted, Set<String> notCalled) {}

    private static final List<Role> ROLES = List.of(
            new Role(
                    "PlanRole",
                    List.of(PlanCommand.class),
                    Set.of(
                            // --change-sets is for people: a pull request changes nothing, not even for a
                            // moment.
                            "cloudformation:CreateChangeSet",
                            "cloudformation:DescribeChangeSet",
                            "cloudformation:DeleteChangeSet"),
                    CloudFormation.ASKS_ORGANIZATIONS),
            new Role(
                    "WatchRole",
                    List.of(StatusCommand.class, CoverageCommand.class, DoctorCommand.class),
                    Set.of(
                            // --detect-drift reads every resource with the caller's permissions.
                            "cloudformation:DetectStackDrift", "cloudformation:DescribeStackDriftDetectionStatus"),
                    Set.of()),
            new Role(
                    "RemindRole",
                    List.of(RemindCommand.class),
                    Set.of(
                            // --role is for people: the analyzers of member accounts are not the workflow's.
                            "sts:AssumeRole"),
                    // SNS asks KMS with the permissions of whoever publishes to a topic that is encrypted.
                    Set.of("kms:Decrypt", "kms:GenerateDataKey")),
            new Role(
                    "DeployRole",
                    List.of(DeployCommand.class, PlanCommand.class),
                    Set.of(),
                    union(
                            CloudFormation.ASKS_ORGANIZATIONS_AND_TAGS,
                            // Asked for by CreateAnalyzer, of the organization's.
                            Set.of("organizations:ListAWSServiceAccessForOrganization"))));

    /** What CloudFormation does with the caller's permissions, without a call of ours. */
    private static final class CloudFormation {

        /** Whether the account may look at stack sets of organizational units; the rest it asks with a role of its own. */
        static final Set<String> ASKS_ORGANIZATIONS = Set.of("organizations:ListDelegatedAdministrators");

        /** Tags are part of creating and updating; so are the roles that it works with. */
        static final Set<String> ASKS_ORGANIZATIONS_AND_TAGS = union(
                ASKS_ORGANIZATIONS,
                Set.of("cloudformation:TagResource", "cloudformation:UntagResource", "iam:PassRole"));
    }

    @ArchTest
    static void everyCallHasAGrantAndEveryGrantACall(JavaClasses all) throws IOException {
        for (Role role : ROLES) {
            assertExactlyGranted(role, new SdkCalls(all));
        }
    }

    private static void assertExactlyGranted(Role role, SdkCalls calls) throws IOException {
        Set<String> needed = calls.of(role.commands());
        needed.removeAll(role.notGranted());
        needed.remove(NEEDS_NO_PERMISSION);

        assertThat(granted(role)).as(role.resource()).containsExactlyElementsOf(union(needed, role.notCalled()));
    }

    /** By sections of docs/operations.md, of commands that people call with roles of their own. */
    @ArchTest
    static void permissionsOfPeopleAreDocumented(JavaClasses all) throws IOException {
        SdkCalls calls = new SdkCalls(all);
        assertDocumented(calls, List.of(DoctorCommand.class), "doctor");
        assertDocumented(calls, List.of(StatusCommand.class, SubscriptionsCommand.class), "status", "subscriptions");
        assertDocumented(
                calls,
                List.of(CoverageCommand.class, AccountsCommand.class, InitCommand.class),
                "coverage and accounts");
        assertDocumented(calls, List.of(FindingsCommand.class, AnalyzersCommand.class), "findings", "analyzers");
        assertDocumented(calls, List.of(RemindCommand.class), "remind");
        assertDocumented(calls, List.of(NotifyTestCommand.class), "notify-test");
        assertDocumented(calls, List.of(RedeliverCommand.class), "redeliver");
    }

    private static void assertDocumented(SdkCalls calls, List<Class<?>> commands, String... headings)
            throws IOException {
        StringBuilder text = new StringBuilder();
        for (String heading : headings) {
            text.append(section(heading));
        }
        Set<String> called = calls.of(withSubcommands(commands));
        called.remove(NEEDS_NO_PERMISSION);
        assertThat(called)
                .as(List.of(headings).toString())
                .isNotEmpty()
                .allMatch(action -> text.indexOf("`" + action + "`") >= 0 || text.indexOf(shortened(action)) >= 0);
    }

    private static String shortened(String action) {
        return "`" + action.substring(action.indexOf(':') + 1) + "`";
    }

    private static List<Class<?>> withSubcommands(List<Class<?>> commands) {
        List<Class<?>> all = new ArrayList<>(commands);
        commands.forEach(
                type -> all.addAll(List.of(type.getAnnotation(Command.class).subcommands())));
        return all;
    }

    private static String section(String heading) throws IOException {
        String text = Files.readString(DOCUMENTATION);
        int start = text.indexOf("\n### " + heading + "\n");
        assertThat(start).as(heading).isNotNegative();
        int end = text.indexOf("\n### ", start + 1);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    /** What the role's policies allow, in the template as it is deployed. */
    private static SortedSet<String> granted(Role role) throws IOException {
        SortedSet<String> actions = new TreeSet<>();
        boolean inside = false;
        for (String line : Files.readAllLines(BOOTSTRAP)) {
            if (line.matches("  \\w+:")) {
                inside = line.equals("  " + role.resource() + ":");
            }
            var action = ACTION.matcher(line);
            if (inside && action.find()) {
                actions.add(action.group(1));
            }
        }
        actions.remove("sts:AssumeRoleWithWebIdentity");
        return actions;
    }

    private static SortedSet<String> union(Set<String> some, Set<String> others) {
        SortedSet<String> union = new TreeSet<>(some);
        union.addAll(others);
        return union;
    }
}
