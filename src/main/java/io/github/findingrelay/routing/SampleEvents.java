package io.github.findingrelay.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Events that try messages: a usual one, one with every text at its longest, one with hostile
 * texts, and one that lacks what may be lacking.
 */
final class SampleEvents {

    private static final String ALARMS = "aws.cloudwatch";

    /** The sources that there are samples of. */
    static final List<String> SOURCES = List.of(ALARMS, SampleFinding.SECURITY_HUB);

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String FINDING = """
      {"version": "0", "id": "6b0f2f1e-3c1d-4f59-8a57-0d6a1f2b7c11", "source": "aws.securityhub",
       "detail-type": "Security Hub Findings - Imported", "account": "111122223333",
       "time": "2026-10-05T09:41:07Z", "region": "us-gov-west-1", "resources": [],
       "detail": {"findings": [{
         "SchemaVersion": "2018-10-08",
         "Id": "arn:aws:access-analyzer:us-gov-west-1:111122223333:analyzer/a/arn:aws:iam::444455556666:role/r",
         "ProductArn": "arn:aws:securityhub:us-gov-west-1::product/aws/access-analyzer",
         "ProductName": "IAM Access Analyzer", "CompanyName": "AWS", "Region": "us-gov-west-1",
         "GeneratorId": "aws/access-analyzer", "AwsAccountId": "111122223333",
         "AwsAccountName": "security-tooling",
         "Types": ["Effects/Data Exposure/External Access Granted"],
         "CreatedAt": "2026-10-05T09:38:52.114Z", "UpdatedAt": "2026-10-05T09:38:52.114Z",
         "ProcessedAt": "2026-10-05T09:41:05.902Z",
         "Severity": {"Label": "INFORMATIONAL", "Normalized": 1, "Product": 1},
         "Title": "AwsIamRole/arn:aws:iam::444455556666:role/r/ allows cross-account access",
         "Description": "AWS::IAM::Role/arn:aws:iam::444455556666:role/r/ allows cross-account access from AWS 999988887777",
         "Remediation": {"Recommendation": {"Text": "Look at the policy."}},
         "SourceUrl": "https://console.aws.amazon.com/access-analyzer/home#/findings/details/0c1d2e3f",
         "ProductFields": {"ResourceOwnerAccount": "444455556666"},
         "Resources": [{"Type": "AwsS3ExpressDirectoryBucket", "Id": "arn:aws:iam::444455556666:role/r",
           "Partition": "aws", "Region": "us-gov-west-1"}],
         "WorkflowState": "NEW", "Workflow": {"Status": "NEW"}, "RecordState": "ACTIVE"}]}}
      """;

    private static final String ALARM = """
      {"version": "0", "id": "6b0f2f1e-3c1d-4f59-8a57-0d6a1f2b7c11", "source": "aws.cloudwatch",
       "detail-type": "CloudWatch Alarm State Change", "account": "111122223333",
       "time": "2026-10-05T09:41:07Z", "region": "us-gov-west-1", "resources": [],
       "detail": {"alarmName": "dead-letters",
         "state": {"value": "ALARM", "timestamp": "2026-10-05T09:41:07.000+0000",
           "reason": "Threshold Crossed: 1 datapoint [1.0] was greater than the threshold (1.0)."},
         "previousState": {"value": "OK", "timestamp": "2026-10-05T09:36:07.000+0000"},
         "configuration": {"description": "d", "metrics": []}}}
      """;

    /**
     * Texts that name the resource, and Security Hub's limits for them (API reference,
     * AwsSecurityFinding); a link has no limit, and 2,048 is what browsers take. The path of an IAM
     * role may hold every printable ASCII character. The other fields come from closed sets of AWS's
     * own: ids, times, Regions, types, severities.
     */
    private static final Map<String, Integer> FREE_TEXTS = Map.of(
            "/Id", 512,
            "/Title", 256,
            "/Description", 1024,
            "/SourceUrl", 2048,
            "/Resources/0/Id", 2048);

    /** Security Hub refuses findings that lack any other field of the samples. */
    private static final List<String> OPTIONAL =
            List.of("SourceUrl", "ProductFields", "Remediation", "Severity", "Region", "Resources");

    private static final String HOSTILE =
            "\" \\ ' \n\t </title> <title> <aws.events.event> {\"a\": [1]} ${AWS::Region} \u202e 決";

    private SampleEvents() {}

    /** By event source, and then by what is special about them. */
    static Map<String, Map<String, JsonNode>> bySource() {
        return Map.of(SampleFinding.SECURITY_HUB, findings(), ALARMS, alarms());
    }

    private static Map<String, JsonNode> findings() {
        Map<String, JsonNode> events = new LinkedHashMap<>();
        events.put("a usual finding", read(FINDING));
        events.put("the longest texts", withTexts("決", true));
        events.put("hostile texts", withTexts(HOSTILE, false));
        ObjectNode bare = read(FINDING);
        ((ObjectNode) bare.at("/detail/findings/0")).remove(OPTIONAL);
        events.put("nothing but what is required", bare);
        ObjectNode lowerCase = read(FINDING);
        ((ObjectNode) lowerCase.at("/detail/findings/0"))
                .putObject("ProductFields")
                .put("resourceOwnerAccount", "444455556666");
        events.put("the owner's key in lower case", lowerCase);
        return events;
    }

    private static ObjectNode withTexts(String text, boolean longest) {
        ObjectNode event = read(FINDING);
        FREE_TEXTS.forEach((pointer, limit) -> {
            int slash = pointer.lastIndexOf('/');
            ObjectNode parent = (ObjectNode) event.at("/detail/findings/0" + pointer.substring(0, slash));
            parent.put(pointer.substring(slash + 1), longest ? text.repeat(limit) : text);
        });
        return event;
    }

    /** What CloudWatch sends when an alarm goes off. */
    static JsonNode alarm(String name) {
        ObjectNode event = read(ALARM);
        event.withObject("/detail").put("alarmName", name);
        return event;
    }

    private static Map<String, JsonNode> alarms() {
        Map<String, JsonNode> events = new LinkedHashMap<>();
        events.put("a usual alarm", read(ALARM));
        ObjectNode hostile = read(ALARM);
        hostile.withObject("/detail/state").put("reason", HOSTILE);
        events.put("hostile texts", hostile);
        return events;
    }

    private static ObjectNode read(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the samples are JSON", e);
        }
    }
}
