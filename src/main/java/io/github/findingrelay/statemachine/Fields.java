package io.github.findingrelay.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** An object of a definition, of which every field must be understood. */
final class Fields {

    private final JsonNode json;
    private final String place;

    private Fields(JsonNode json, String place) {
        this.json = json;
        this.place = place;
    }

    static Fields of(JsonNode json, String place) {
        if (!json.isObject()) {
            throw new InvalidDefinitionException(place, "must be an object");
        }
        return new Fields(json, place);
    }

    /** In the order of the file. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    Optional<JsonNode> get(String name) {
        return Optional.ofNullable(json.get(name));
    }

    boolean has(String name) {
        return json.has(name);
    }

    boolean isTrue(String name) {
        return required(name).isBoolean() && required(name).booleanValue();
    }

    /** Comment and QueryLanguage are always allowed, and read here. */
    void allowOnly(Set<String> names) {
        for (String name : names()) {
            if (!names.contains(name) && !name.equals("Comment") && !name.equals("QueryLanguage")) {
                throw invalid(name, "is not played here");
            }
        }
        optionalText("Comment");
        if (has("QueryLanguage") && !text("QueryLanguage").equals("JSONata")) {
            throw invalid("QueryLanguage", "must be JSONata");
        }
    }

    private JsonNode required(String name) {
        return get(name).orElseThrow(() -> invalid(name, "is missing"));
    }

    String text(String name) {
        JsonNode text = required(name);
        if (!text.isTextual() || text.textValue().isEmpty() || Expression.isIn(text.textValue())) {
            throw invalid(name, "must be a text that is no expression");
        }
        return text.textValue();
    }

    Optional<String> optionalText(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    Fields object(String name) {
        return of(required(name), place(name));
    }

    /** The state of a name. */
    Fields named(String state) {
        return of(required(state), "state '" + state + "'");
    }

    /** All fields. */
    Map<String, Template> templates(Set<String> readable) {
        return Template.fields(json, place, readable);
    }

    List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        for (JsonNode item : items(name)) {
            objects.add(of(item, place(name) + "[" + objects.size() + "]"));
        }
        return objects;
    }

    /** An array that is not empty. */
    List<JsonNode> items(String name) {
        JsonNode items = required(name);
        if (!items.isArray() || items.isEmpty()) {
            throw invalid(name, "must be an array with something in it");
        }
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    /** A whole number that is no expression. */
    int number(String name, int least, int otherwise) {
        JsonNode number = json.get(name);
        if (number == null) {
            return otherwise;
        }
        if (!number.isIntegralNumber() || !number.canConvertToInt() || number.intValue() < least) {
            throw invalid(name, "must be a whole number, " + least + " or more");
        }
        return number.intValue();
    }

    /** A whole number, or an expression that must become one. */
    Optional<Template> wholeNumber(String name, int least) {
        Optional<Template> template = template(name, StatesFields.IN_WORK);
        if (template.isPresent() && !(template.get() instanceof Template.Computed)) {
            number(name, least, least);
        }
        return template;
    }

    Optional<Template> template(String name, Set<String> readable) {
        return get(name).map(value -> Template.of(value, place(name), readable));
    }

    /** A text that is an expression. */
    Expression expression(String name, Set<String> readable) {
        JsonNode text = required(name);
        if (!text.isTextual()) {
            throw invalid(name, "must be an expression");
        }
        return Expression.of(text.textValue(), place(name), readable);
    }

    String place(String name) {
        return place + ", " + name;
    }

    InvalidDefinitionException invalid(String name, String message) {
        return new InvalidDefinitionException(place(name), message);
    }
}
