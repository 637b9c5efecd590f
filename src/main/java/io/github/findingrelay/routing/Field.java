package io.github.findingrelay.routing;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/** What findings differ in, as far as routing may depend on it. */
enum Field {
    SOURCE("source"),
    DETAIL_TYPE("detail-type"),
    PRODUCT_NAME("detail.findings.ProductName"),
    PRODUCT_ARN("detail.findings.ProductArn"),
    TYPES("detail.findings.Types"),
    RECORD_STATE("detail.findings.RecordState"),
    WORKFLOW_STATUS("detail.findings.Workflow.Status"),
    SEVERITY("detail.findings.Severity.Label"),
    TYPE("detail.findings.Resources.Type"),
    REGION("detail.findings.Region"),
    /** The account that owns the resource. */
    OWNER("detail.findings.ProductFields.ResourceOwnerAccount"),
    /** AWS's other spelling of the same. Keys of an event pattern are case sensitive. */
    OWNER_LOWER_CASE("detail.findings.ProductFields.resourceOwnerAccount");

    /** All but those that name the account. */
    static final List<Field> BESIDES_OWNER = List.copyOf(EnumSet.range(SOURCE, REGION));

    /** Those that name the account. */
    static final List<Field> OF_OWNER = List.of(OWNER, OWNER_LOWER_CASE);

    /** The paths of all fields, in their order. */
    static final List<String> PATHS = Stream.of(values()).map(Field::path).toList();

    private final String path;

    Field(String path) {
        this.path = path;
    }

    /** As event-ruler names it: keys joined by dots, lists left out. */
    String path() {
        return path;
    }
}
