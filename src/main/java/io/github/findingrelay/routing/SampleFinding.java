package io.github.findingrelay.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One point of the space of findings.
 *
 * @param values by field; one that has none is missing
 */
record SampleFinding(EnumMap<Field, String> values) {

    static final String SECURITY_HUB = "aws.securityhub";
    static final String IMPORTED = "Security Hub Findings - Imported";
    static final String ACCESS_ANALYZER = "IAM Access Analyzer";
    static final String ROLE = "AwsIamRole";

    /** The only product that AWS sends Access Analyzer's findings as, in any Region. */
    static final String GENUINE = "::product/aws/access-analyzer";

    /** How the types of an unused-access analyzer's findings begin. */
    static final String UNUSED = "Software and Configuration Checks/AWS Security Best Practices/Unused";

    /** Lacks everything. */
    static final SampleFinding NONE = new SampleFinding(new EnumMap<>(Field.class));

    /** An active, new finding about a bucket, as most are. */
    static SampleFinding usual(String account, String region, String severity) {
        EnumMap<Field, String> values = new EnumMap<>(Map.of(
                Field.SOURCE, SECURITY_HUB,
                Field.DETAIL_TYPE, IMPORTED,
                Field.PRODUCT_NAME, ACCESS_ANALYZER,
                Field.RECORD_STATE, "ACTIVE",
                Field.WORKFLOW_STATUS, "NEW",
                Field.SEVERITY, severity,
                Field.TYPE, "AwsS3Bucket",
                Field.REGION, region,
                Field.OWNER, account));
        values.put(Field.PRODUCT_ARN, "arn:aws:securityhub:" + region + GENUINE);
        values.put(Field.TYPES, "Effects/Data Exposure/External Access Granted");
        return new SampleFinding(values);
    }

    /** The same finding with another value, or without one. */
    SampleFinding with(Field field, Optional<String> value) {
        EnumMap<Field, String> changed = new EnumMap<>(values);
        value.ifPresentOrElse(text -> changed.put(field, text), () -> changed.remove(field));
        return new SampleFinding(changed);
    }

    /** The same finding in the account of another one. */
    SampleFinding ofOwner(SampleFinding other) {
        EnumMap<Field, String> changed = new EnumMap<>(values);
        for (Field field : Field.OF_OWNER) {
            String value = other.values.get(field);
            if (value == null) {
                changed.remove(field);
            } else {
                changed.put(field, value);
            }
        }
        return new SampleFinding(changed);
    }

    Optional<String> get(Field field) {
        return Optional.ofNullable(values.get(field));
    }

    /** Whether Security Hub's own event brings it. */
    boolean isImported() {
        return SECURITY_HUB.equals(values.get(Field.SOURCE)) && IMPORTED.equals(values.get(Field.DETAIL_TYPE));
    }

    /** Whether an analyzer of external access has made it, as ours are; of an unknown kind it is taken to be so. */
    boolean isOfExternalAnalyzer() {
        return get(Field.PRODUCT_NAME).filter(ACCESS_ANALYZER::equals).isPresent()
                && get(Field.PRODUCT_ARN).filter(arn -> arn.endsWith(GENUINE)).isPresent()
                && get(Field.TYPES).filter(type -> type.startsWith(UNUSED)).isEmpty();
    }

    /** How many fields are not as in another one. */
    int distance(SampleFinding other) {
        int count = 0;
        for (Field field : Field.values()) {
            count += Objects.equals(values.get(field), other.values.get(field)) ? 0 : 1;
        }
        return count;
    }

    /** The event that brings it. */
    JsonNode event() {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        put(event, "source", Field.SOURCE);
        put(event, "detail-type", Field.DETAIL_TYPE);
        event.putObject("detail").putArray("findings").add(asff());
        return event;
    }

    /** The finding alone, in Security Hub's format, with nothing in it that routing cannot see. */
    ObjectNode asff() {
        ObjectNode finding = JsonNodeFactory.instance.objectNode();
        put(finding, "ProductName", Field.PRODUCT_NAME);
        put(finding, "ProductArn", Field.PRODUCT_ARN);
        get(Field.TYPES).ifPresent(type -> finding.putArray("Types").add(type));
        put(finding, "Region", Field.REGION);
        putWithin(finding, "Severity", "Label", Field.SEVERITY);
        putWithin(finding, "ProductFields", "ResourceOwnerAccount", Field.OWNER);
        putWithin(finding, "ProductFields", "resourceOwnerAccount", Field.OWNER_LOWER_CASE);
        if (values.containsKey(Field.TYPE)) {
            put(finding.putArray("Resources").addObject(), "Type", Field.TYPE);
        }
        putWithin(finding, "Workflow", "Status", Field.WORKFLOW_STATUS);
        put(finding, "RecordState", Field.RECORD_STATE);
        return finding;
    }

    private void putWithin(ObjectNode object, String key, String inner, Field field) {
        if (values.containsKey(field)) {
            put(object.withObjectProperty(key), inner, field);
        }
    }

    private void put(ObjectNode object, String key, Field field) {
        String value = values.get(field);
        if (value != null) {
            object.put(key, value);
        }
    }
}
