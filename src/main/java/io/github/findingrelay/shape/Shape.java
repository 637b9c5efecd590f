package io.github.findingrelay.shape;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What may stand at one place of a template. Whatever it does not name may not be there. */
sealed interface Shape {

    /** This text and no other; a function may make it, but of no resource. */
    record Text(String value) implements Shape {}

    /** This number or truth value. */
    record Plain(String value) implements Shape {}

    /**
     * What CloudFormation knows of a resource of the same template. A text that says the same would
     * let it make both in any order.
     *
     * @param function {@code Ref} or {@code GetAtt}
     */
    record Reference(String function, String argument) implements Shape {}

    /** Any text: for people, whom it does no harm. */
    record Words(int most) implements Shape {}

    /** Another check looks at it; here, only that CloudFormation does not transform it. */
    record Elsewhere() implements Shape {}

    /**
     * An expression that another check plays. What it was played with may say nothing of another
     * day, or of another finding than it seems to read.
     *
     * @param readable the variables of the state machine that it may read
     */
    record Played(Set<String> readable) implements Shape {
        public Played {
            readable = Set.copyOf(readable);
        }
    }

    /** Another check reads it to the last, for each instance of a stack set. */
    record Conditional() implements Shape {}

    /** These, in this order. */
    record Items(List<Shape> items) implements Shape {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** This shape, and why. */
    record Reasoned(Shape shape, String why) implements Shape {}

    /**
     * An object.
     *
     * @param required those that must be there
     * @param optional those that may be there
     * @param others what may be there by what its name says
     */
    record Fields(Map<String, Shape> required, Map<String, Shape> optional, Function<String, Optional<Shape>> others)
            implements Shape {

        public Fields {
            required = Collections.unmodifiableMap(new LinkedHashMap<>(required));
            optional = Collections.unmodifiableMap(new LinkedHashMap<>(optional));
        }

        Fields with(String name, Shape shape) {
            return new Fields(more(required, name, shape), optional, others);
        }

        Fields with(String name, String text) {
            return with(name, new Text(text));
        }

        Fields withIf(boolean there, String name, Shape shape) {
            return there ? with(name, shape) : this;
        }

        Fields withIf(boolean there, String name, String text) {
            return withIf(there, name, new Text(text));
        }

        /** One that people read, and that may be missing. */
        Fields withWords(String name, int most) {
            return withOptional(name, new Words(most));
        }

        Fields withOptional(String name, Shape shape) {
            return new Fields(required, more(optional, name, shape), others);
        }

        Fields withOthers(Function<String, Optional<Shape>> byName) {
            return new Fields(required, optional, byName);
        }

        Fields with(Fields more) {
            Map<String, Shape> all = new LinkedHashMap<>(required);
            all.putAll(more.required);
            Map<String, Shape> also = new LinkedHashMap<>(optional);
            also.putAll(more.optional);
            return new Fields(all, also, others);
        }

        private static Map<String, Shape> more(Map<String, Shape> fields, String name, Shape shape) {
            Map<String, Shape> all = new LinkedHashMap<>(fields);
            all.put(name, shape);
            return all;
        }

        Optional<Shape> of(String name) {
            return Optional.ofNullable(required.getOrDefault(name, optional.get(name)))
                    .or(() -> others.apply(name));
        }
    }

    static Shape elsewhere() {
        return new Elsewhere();
    }

    static Shape played(String... readable) {
        return new Played(Set.of(readable));
    }

    static Fields nothing() {
        return new Fields(Map.of(), Map.of(), name -> Optional.empty());
    }

    static Fields with(String name, Shape shape) {
        return nothing().with(name, shape);
    }

    static Fields with(String name, String text) {
        return nothing().with(name, text);
    }

    static Shape plain(Object value) {
        return new Plain(String.valueOf(value));
    }

    static Shape ref(String logicalId) {
        return new Reference("Ref", logicalId);
    }

    static Shape attribute(String logicalId, String name) {
        return new Reference("GetAtt", logicalId + "." + name);
    }

    static Shape list(Shape... items) {
        return new Items(Arrays.asList(items));
    }

    static Shape texts(String... items) {
        return texts(Arrays.asList(items));
    }

    static Shape texts(List<String> items) {
        return new Items(items.stream().<Shape>map(Text::new).toList());
    }

    default Shape because(String why) {
        return new Reasoned(this, why);
    }

    /**
     * A resource.
     *
     * @param attributes besides its type
     */
    static Shape resource(String type, Fields attributes, Fields properties) {
        return with("Type", type).with(attributes).with("Properties", properties);
    }

    static Shape resource(String type, Fields properties) {
        return resource(type, nothing(), properties);
    }
}
