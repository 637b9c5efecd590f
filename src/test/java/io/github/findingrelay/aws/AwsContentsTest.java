package io.github.findingrelay.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import io.github.findingrelay.SdkCalls;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Of each answer that we read it is said what it must have, so that one without it is none. */
@AnalyzeClasses(packages = "io.github.findingrelay", importOptions = DoNotIncludeTests.class)
class AwsContentsTest {

    /** What they have done is looked at afterwards, or they fail. */
    private static final Set<String> ANSWER_NOTHING = Set.of(
            "ApplyArchiveRule",
            "ChangeMessageVisibility",
            "CreateAnalyzer",
            "CreateArchiveRule",
            "CreateStack",
            "CreateStackInstances",
            "CreateStackSet",
            "DeleteAnalyzer",
            "DeleteArchiveRule",
            "DeleteChangeSet",
            "DeleteMessage",
            "DeleteStack",
            "DeleteStackInstances",
            "DeleteStackSet",
            "StartExecution",
            "StartResourceScan",
            "Subscribe",
            "TagResource",
            "Unsubscribe",
            "UpdateArchiveRule",
            "UpdateFindings",
            "UpdateStack",
            "UpdateStackSet",
            "UpdateTerminationProtection");

    /** By the SDK, for credentials. */
    private static final Set<String> NOT_CALLED_BY_US = Set.of("AssumeRole");

    @ArchTest
    static void everyAnswerThatIsReadMustHaveSomething(JavaClasses all) {
        Set<String> read = new SdkCalls(all)
                .all().stream()
                        .map(action -> action.substring(action.indexOf(':') + 1))
                        .filter(operation -> !ANSWER_NOTHING.contains(operation))
                        .collect(Collectors.toCollection(TreeSet::new));
        read.addAll(NOT_CALLED_BY_US);

        assertThat(AwsContents.operations()).containsExactlyInAnyOrderElementsOf(read);
    }
}
