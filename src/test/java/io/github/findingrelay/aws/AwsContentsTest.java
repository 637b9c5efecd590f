package io.github.findingrelay.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import io.github.findingrelay.SdkCalls;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.securityhub.model.FindingAggregator;
import software.amazon.awssdk.services.securityhub.model.ListFindingAggregatorsResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

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

    /** A depth that is none must not end in a stack trace, nor count as an empty queue. */
    @Test
    void whatHasAFormMustHaveIt() {
        assertThat(AwsContents.lacking("GetQueueAttributes", depth("12"))).isEmpty();
        assertThat(AwsContents.lacking("GetQueueAttributes", depth("many")))
                .contains("Attributes.ApproximateNumberOfMessages");
        assertThat(AwsContents.lacking("ListFindingAggregators", aggregator("arn:aws:securityhub:eu-west-1:1:x/1")))
                .isEmpty();
        assertThat(AwsContents.lacking("ListFindingAggregators", aggregator("x/1")))
                .contains("FindingAggregators.FindingAggregatorArn");
    }

    private static GetQueueAttributesResponse depth(String count) {
        return GetQueueAttributesResponse.builder()
                .attributes(Map.of(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, count))
                .build();
    }

    private static ListFindingAggregatorsResponse aggregator(String arn) {
        return ListFindingAggregatorsResponse.builder()
                .findingAggregators(
                        FindingAggregator.builder().findingAggregatorArn(arn).build())
                .build();
    }

    @Test
    void whatMayBeMissingHasAllIfItIsThere() {
        assertThat(AwsContents.lacking(
                        "ReceiveMessage", ReceiveMessageResponse.builder().build()))
                .isEmpty();
        assertThat(AwsContents.lacking(
                        "ReceiveMessage",
                        ReceiveMessageResponse.builder()
                                .messages(Message.builder()
                                        .messageId("1")
                                        .receiptHandle("one")
                                        .build())
                                .build()))
                .contains("Messages.Body");
    }

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
