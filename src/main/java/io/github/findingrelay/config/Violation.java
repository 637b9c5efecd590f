package io.github.findingrelay.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A keyword of the schema that a value does not satisfy, and what to tell the reader about it.
 *
 * @param keyword of JSON Schema
 * @param definition name of the schema's definition that has the keyword
 * @param schema the object that has the keyword; its title says what would be right
 * @param value what is wrong
 * @param key the key or the item where it stands
 * @param property the key that is missing or unknown, or empty
 */
record Violation(String keyword, String definition, JsonNode schema, YamlNode value, YamlNode key, String property) {

    private static final Set<String> CONTACT_KEYS = Set.of("name", "email", "slack", "teams");

    /** The definition of a file of accounts.d. */
    static final String PART = "part";

    void report(Problems problems) {
        if (value instanceof YamlAlias) {
            return;
        }
        switch (keyword) {
            case "required" -> missingKey(problems);
            case "additionalProperties" -> unknownKey(problems);
            case "type" -> wrongType(problems);
            case "enum" -> notAllowed(problems);
            case "minItems", "minProperties" -> empty(problems);
            case "maxProperties", "maxItems" -> tooMany(problems);
            case "oneOf" -> otherThanOne(problems);
            case "minimum", "maximum" -> problems.error(value, isNot(), "schema.out-of-range");
            case "minLength" -> problems.error(value, "this is empty; it must be " + title(), "schema.empty");
            case "maxLength" -> tooLong(problems);
            case "pattern" -> malformed(problems);
            case "propertyNames" -> malformedKey(problems);
            default -> throw new IllegalStateException("no message for the keyword " + keyword);
        }
    }

    private void missingKey(Problems problems) {
        if (isMisspelled()) {
            return;
        }
        if (definition.equals("owner") && property.equals("contacts")) {
            noContacts(problems);
        } else if (definition.equals("contact")) {
            oneContact(problems);
        } else {
            problems.error(value, title() + " needs '" + property + "'", "schema.missing-key");
        }
    }

    /** As a key that is unknown, which is reported with it. */
    private boolean isMisspelled() {
        List<String> known = properties();
        return value instanceof YamlMapping mapping
                && mapping.entries().keySet().stream()
                        .filter(key -> !known.contains(key))
                        .anyMatch(key -> Suggestion.closest(key, known)
                                .filter(property::equals)
                                .isPresent());
    }

    private List<String> properties() {
        List<String> known = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(known::add);
        return known;
    }

    private void unknownKey(Problems problems) {
        List<String> known = properties();
        String otherwise = "; " + title() + " may have " + String.join(", ", known);
        YamlNode at =
                value instanceof YamlMapping mapping ? mapping.entry(property).key() : value;
        if (definition.equals(PART) && AccountsSchema.isKey(property)) {
            problems.error(
                    at,
                    "'" + property + "' is for everybody and belongs in accounts.yaml" + otherwise,
                    "schema.not-in-part");
            return;
        }
        String suggestion = Suggestion.of(property, known).orElse(otherwise);
        problems.error(at, "unknown key '" + property + "'" + suggestion, "schema.unknown-key");
    }

    private void wrongType(Problems problems) {
        if (schema.has("enum")) {
            return; // No value of another type is among the allowed ones, which is reported.
        }
        if (definition.equals("ownerContacts") && value.isNull()) {
            noContacts(problems);
        } else if (value.isNull()) {
            nothing(problems);
        } else if (value instanceof YamlScalar scalar && scalar.text().contains("@") && isOfContacts()) {
            bareAddress(problems, scalar.text());
        } else {
            problems.error(value, wrongForm(), "schema.wrong-type");
        }
    }

    /** Channels and names begin with what begins a comment in YAML. */
    private void nothing(Problems problems) {
        String right = type().equals("string") ? "it must be " + title() : title() + " must have entries";
        String message = problems.commentInstead(key)
                .map(comment -> "nothing stands here, since YAML takes '%s' for a comment unless it is in quotes; %s%s"
                        .formatted(
                                abbreviated(comment),
                                right,
                                MalformedValue.of(definition, comment)
                                        .map("; "::concat)
                                        .orElse("")))
                .orElseGet(() -> type().equals("string") ? "nothing stands here; " + right : wrongForm());
        problems.error(key, message, "schema.wrong-type");
    }

    private boolean isOfContacts() {
        return definition.equals("contact") || title().endsWith("contacts");
    }

    private void bareAddress(Problems problems, String text) {
        problems.error(
                value,
                "'%s' stands here; %s: - email: %s"
                        .formatted(
                                abbreviated(text),
                                type().equals("array")
                                        ? title() + " must be a list, of which each has a dash and its kind"
                                        : "a contact needs its kind before it",
                                MalformedValue.address(text)),
                "contact.malformed");
    }

    private String wrongForm() {
        return switch (type()) {
            case "object" -> what() + " stands here; " + title() + " must have keys and values" + missingSpace();
            case "array" ->
                what() + " stands here; " + title() + " must be a list"
                        + (value instanceof YamlMapping mapping ? ": " + dashes(mapping) : "");
            case "string" ->
                value instanceof YamlScalar scalar && !scalar.isNull() && !definition.equals("accountId")
                        ? "%1$s must be in quotes to be %2$s: \"%1$s\"".formatted(scalar.text(), title())
                        : isNot()
                                + (value instanceof YamlScalar scalar
                                        ? MalformedValue.of(definition, scalar.text())
                                                .map("; "::concat)
                                                .orElse("")
                                        : "");
            default -> isNot();
        };
    }

    private String missingSpace() {
        return value instanceof YamlScalar scalar && scalar.text().matches("(?s)-?[A-Za-z]+:\\S.*")
                ? "; put a space behind each colon"
                : "";
    }

    private static String dashes(YamlMapping mapping) {
        return mapping.entries().keySet().stream().anyMatch(key -> key.startsWith("-"))
                ? "put a space behind each dash"
                : "put a dash before each entry";
    }

    /** Of several the first: the other ones are for what is pasted. */
    private String type() {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.path(0).asText() : type.asText();
    }

    private void malformed(Problems problems) {
        String text = value instanceof YamlScalar scalar ? scalar.text() : "";
        String message =
                isNot() + MalformedValue.of(definition, text).map("; "::concat).orElse("");
        problems.error(value, message, kebab(definition) + ".malformed");
    }

    private void notAllowed(Problems problems) {
        List<String> allowed =
                schema.path("enum").valueStream().map(JsonNode::asText).toList();
        problems.error(
                value,
                what() + " is not possible for " + title() + "; use " + String.join(", ", allowed),
                "schema.not-allowed");
    }

    private void empty(Problems problems) {
        if (definition.equals("ownerContacts")) {
            noContacts(problems);
        } else {
            problems.error(value, title() + " must not be empty", "schema.empty");
        }
    }

    private void tooMany(Problems problems) {
        String limit = schema.path(keyword).asText();
        problems.error(value, "more than " + limit + " entries: " + title(), "schema.too-many");
    }

    /** Of a value that has no keys at all, its type is wrong. */
    private void otherThanOne(Problems problems) {
        if (value instanceof YamlMapping) {
            oneContact(problems);
        }
    }

    private void tooLong(Problems problems) {
        long length = ((YamlScalar) value).text().codePoints().count();
        problems.error(
                value,
                "%d characters are too long for %s; at most %s"
                        .formatted(length, title(), schema.path("maxLength").asText()),
                "schema.too-long");
    }

    private void malformedKey(Problems problems) {
        String form = schema.path("propertyNames").path("title").asText();
        problems.error(
                ((YamlMapping) value).entry(property).key(),
                "'" + abbreviated(property) + "' is not " + form,
                "schema.malformed-key");
    }

    private void noContacts(Problems problems) {
        problems.error(
                key,
                "an owner without contacts would never be told of a finding; list at least one email, slack"
                        + " or teams contact",
                "owner.no-contacts");
    }

    private void oneContact(Problems problems) {
        if (value instanceof YamlMapping contact
                && !CONTACT_KEYS.containsAll(contact.entries().keySet())) {
            return; // The key that is unknown may be the one that is missing, and is reported.
        }
        problems.error(value, "a contact has exactly one of email, slack and teams", "contact.malformed");
    }

    private String isNot() {
        return what() + " is not " + title();
    }

    private String what() {
        if (value instanceof YamlScalar scalar) {
            return scalar.isNull() ? "nothing" : "'" + abbreviated(scalar.text()) + "'";
        }
        return value instanceof YamlSequence ? "a list" : "a mapping";
    }

    static String abbreviated(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    private String title() {
        return schema.path("title").asText();
    }

    private static String kebab(String camel) {
        return camel.replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
