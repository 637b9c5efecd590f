package io.github.findingrelay.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings that try a delivery: one of each kind, and of some with every text at its longest, with
 * hostile texts, without what may be lacking, and with values of another type than they should have.
 */
final class SampleFindings {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String EXTERNAL =
            "Software and Configuration Checks/AWS Security Best Practices/External Access Granted";

    private static final String UNUSED = "Software and Configuration Checks/AWS Security Best Practices/Unused ";

    private static final String FINDING = """
      {"SchemaVersion": "2018-10-08",
       "Id": "arn:aws:access-analyzer:us-gov-west-1:111122223333:analyzer/a/arn:aws:iam::444455556666:role/app/reader",
       "ProductArn": "arn:aws:securityhub:us-gov-west-1::product/aws/access-analyzer",
       "ProductName": "IAM Access Analyzer", "CompanyName": "AWS", "Region": "us-gov-west-1",
       "GeneratorId": "aws/access-analyzer", "AwsAccountId": "111122223333", "AwsAccountName": "security-tooling",
       "Types": ["Software and Configuration Checks/AWS Security Best Practices/External Access Granted"],
       "CreatedAt": "2026-10-05T09:38:52.114Z", "UpdatedAt": "2026-10-05T09:38:52.114Z",
       "Severity": {"Label": "LOW", "Normalized": 1, "Product": 1},
       "Title": "AwsIamRole/arn:aws:iam::444455556666:role/app/reader/ allows cross-account access",
       "Description": "AWS::IAM::Role/arn:aws:iam::444455556666:role/app/reader/ allows cross-account access from AWS 999988887777",
       "Remediation": {"Recommendation": {"Text": "If the access isn't intended, remove it from the policy."}},
       "SourceUrl": "https://console.aws.amazon.com/access-analyzer/home#/findings/details/0c1d2e3f",
       "ProductFields": {"ResourceOwnerAccount": "444455556666", "aws/securityhub/ProductName": "IAM Access Analyzer"},
       "Resources": [{"Type": "AwsIamRole", "Id": "arn:aws:iam::444455556666:role/app/reader", "Partition": "aws",
         "Details": {"Other": {"External Principal Type": "AWS", "External Principal": "999988887777",
           "Condition": "none", "Action Granted": "sts:AssumeRole,sts:TagSession"}}}],
       "WorkflowState": "NEW", "Workflow": {"Status": "NEW"}, "RecordState": "ACTIVE"}
      """;

    /**
     * Texts that name the resource, or that whoever sends a finding writes, and Security Hub's limits
     * for them (API reference, AwsSecurityFinding); where there is none, more than any browser takes.
     */
    private static final Map<String, Integer> FREE_TEXTS = Map.ofEntries(
            Map.entry("/Id", 512),
            Map.entry("/Title", 256),
            Map.entry("/Description", 1024),
            Map.entry("/SourceUrl", 2048),
            Map.entry("/ProductArn", 2048),
            Map.entry("/AwsAccountId", 12),
            Map.entry("/CreatedAt", 100),
            Map.entry("/Region", 100),
            Map.entry("/Severity/Label", 20),
            Map.entry("/Remediation/Recommendation/Text", 512),
            Map.entry("/Resources/0/Id", 2048),
            Map.entry("/Resources/0/Type", 256),
            Map.entry("/Resources/0/Details/Other/External Principal", 1024),
            Map.entry("/Resources/0/Details/Other/External Principal Type", 1024),
            Map.entry("/Resources/0/Details/Other/Condition", 1024),
            Map.entry("/Resources/0/Details/Other/Action Granted", 1024));

    /** All that Security Hub itself requires. */
    private static final List<String> REQUIRED = List.of(
            "SchemaVersion",
            "Id",
            "ProductArn",
            "GeneratorId",
            "AwsAccountId",
            "CreatedAt",
            "UpdatedAt",
            "Title",
            "Description");

    private static final String HOSTILE =
            "\" \\ ' ` \n\r\t\u0000\u001b </title> <!channel> <findings> {% $x %} {\"a\": [1]} ${AWS::Region} \u202e\u2028 決 🎉";

    private SampleFindings() {}

    /** An active, new finding, as most are. */
    static ObjectNode usual() {
        return read(FINDING);
    }

    /** One whose texts are about as long as they may be; what differs in another is a word of them. */
    static ObjectNode wordy() {
        ObjectNode finding = usual();
        String title = finding.path("Title").asText();
        return finding.put("Title", title + " to " + "a".repeat(256 - title.length() - 20) + " under no condition")
                .put(
                        "Description",
                        "AWS::IAM::Role/arn:aws:iam::444455556666:role/%s/ allows public access to sts:AssumeRole %s"
                                .formatted(
                                        "a".repeat(800),
                                        "if sts:ExternalId is 42 with severity LOW from AWS 999988887777"));
    }

    /** Two usual findings. */
    static List<ObjectNode> two() {
        return List.of(
                usual(), usual().put("Id", "arn:aws:access-analyzer:us-gov-west-1:111122223333:analyzer/a/second"));
    }

    /** Those that every receiver is tried with. */
    static Map<String, ObjectNode> common() {
        // In this order, so that reports of two runs are the same.
        Map<String, ObjectNode> common = new LinkedHashMap<>();
        common.put("a usual finding", usual());
        common.put("a public bucket", bucket());
        common.put("hostile texts", withTexts(HOSTILE, false));
        return common;
    }

    /** One with every text at its longest. */
    static ObjectNode longest() {
        return withTexts("決", true);
    }

    /** All of them, by what is special about them. */
    static Map<String, ObjectNode> all() {
        Map<String, ObjectNode> all = new LinkedHashMap<>(ofEachKind());
        all.put("the longest texts", withTexts("a", true));
        all.put("the longest texts of wide characters", longest());
        all.put("the longest texts of characters of two parts", withTexts("🎉", true));
        all.put("hostile texts", withTexts(HOSTILE, false));
        all.put("empty texts", withTexts("", false));
        all.put(
                "lists in place of texts",
                withValues(JSON.createArrayNode().add("a").add(1)));
        all.put("objects in place of texts", withValues(JSON.createObjectNode().put("a", 1)));
        all.put("numbers in place of texts", withValues(JSON.getNodeFactory().numberNode(7)));
        all.put("nothing in place of texts", withValues(JSON.nullNode()));
        ObjectNode bare = usual();
        bare.retain(REQUIRED);
        all.put("nothing but what Security Hub requires", bare);
        ObjectNode flat = usual();
        List.of("Types", "Severity", "ProductFields", "Resources", "Remediation", "Workflow")
                .forEach(name -> flat.put(name, "a text"));
        all.put("texts in place of objects", flat);
        return all;
    }

    private static Map<String, ObjectNode> ofEachKind() {
        Map<String, ObjectNode> kinds = new LinkedHashMap<>();
        kinds.put("a role that is open to an account", usual());
        kinds.put(
                "a role that is open to a role", details(usual(), "AWS", "arn:aws:iam::999988887777:role/ci", "none"));
        kinds.put(
                "a role that is open to an identity provider",
                details(usual(), "Federated", "accounts.example.com", "none"));
        kinds.put("a public bucket", bucket());
        kinds.put(
                "a bucket that is open to a canonical user",
                details(bucket("is"), "CanonicalUser", "79a59df900b949e5", "none"));
        kinds.put("a key that anybody may use under a condition", key());
        kinds.put("a role that is not used", unused("IAM Role", "AwsIamRole", "444455556666:role/app/reader"));
        kinds.put(
                "a role with permissions that are not used",
                unused("Permission", "AwsIamRole", "444455556666:role/app/reader"));
        kinds.put("a password that is not used", unused("IAM User Password", "AwsIamUser", "444455556666:user/jo"));
        kinds.put(
                "an access key that is not used", unused("IAM User Access Key", "AwsIamUser", "444455556666:user/jo"));
        ObjectNode unknown = usual();
        unknown.putArray("Types").add("Effects/Something That Is Not Known Yet");
        kinds.put("a kind that is not known yet", unknown);
        ObjectNode lowerCase = usual();
        lowerCase.putObject("ProductFields").put("resourceOwnerAccount", "444455556666");
        kinds.put("the owner's key in lower case", lowerCase);
        return kinds;
    }

    private static ObjectNode bucket() {
        ObjectNode bucket = bucket("allows public access");
        bucket.putArray("Types").add("Effects/Data Exposure/External Access Granted");
        return details(bucket, "AWS", "*", "none");
    }

    private static ObjectNode bucket(String what) {
        return resource(usual(), "AwsS3Bucket", "arn:aws:s3:::shop-assets", what);
    }

    private static ObjectNode key() {
        String arn = "arn:aws:kms:us-gov-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab";
        ObjectNode key = resource(usual(), "AwsKmsKey", arn, "allows cross-account access");
        return details(key, "AWS", "*", "{\"StringEquals\":{\"kms:CallerAccount\":\"999988887777\"}}");
    }

    private static ObjectNode unused(String kind, String type, String name) {
        ObjectNode finding = resource(usual(), type, "arn:aws:iam::" + name, "contains unused access");
        finding.putArray("Types").add(UNUSED + kind);
        finding.withObject("/ProductFields").put("numberOfUnusedActions", "42").put("numberOfUnusedServices", "3");
        ((ObjectNode) finding.at("/Resources/0")).remove("Details");
        return finding;
    }

    private static ObjectNode resource(ObjectNode finding, String type, String arn, String what) {
        ((ObjectNode) finding.at("/Resources/0")).put("Type", type).put("Id", arn);
        finding.putArray("Types").add(EXTERNAL);
        return finding.put("Title", "%s/%s/ %s".formatted(type, arn, what))
                .put("Description", type + "/" + arn + "/ " + what);
    }

    private static ObjectNode details(ObjectNode finding, String type, String principal, String condition) {
        ((ObjectNode) finding.at("/Resources/0/Details/Other"))
                .put("External Principal Type", type)
                .put("External Principal", principal)
                .put("Condition", condition);
        return finding;
    }

    private static ObjectNode withTexts(String text, boolean longest) {
        ObjectNode finding = usual();
        FREE_TEXTS.forEach((pointer, limit) -> {
            int slash = pointer.lastIndexOf('/');
            parent(finding, pointer).put(pointer.substring(slash + 1), longest ? text.repeat(limit) : text);
        });
        return finding;
    }

    private static ObjectNode withValues(JsonNode value) {
        ObjectNode finding = usual();
        FREE_TEXTS.keySet().stream()
                .filter(pointer -> !pointer.equals("/Id") && !pointer.equals("/ProductArn"))
                .forEach(pointer ->
                        parent(finding, pointer).set(pointer.substring(pointer.lastIndexOf('/') + 1), value));
        return finding;
    }

    private static ObjectNode parent(ObjectNode finding, String pointer) {
        return (ObjectNode) finding.at(pointer.substring(0, pointer.lastIndexOf('/')));
    }

    private static ObjectNode read(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the samples are JSON", e);
        }
    }
}
