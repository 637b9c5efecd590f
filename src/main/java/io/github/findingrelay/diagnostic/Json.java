package io.github.findingrelay.diagnostic;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes records, maps and lists as JSON for the tool's machine-readable output. What is optional
 * and empty is left out.
 */
public final class Json {

    private static final Separators SEPARATORS = Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");

    private static final ObjectWriter WRITER = mapper().writer(new DefaultPrettyPrinter(SEPARATORS)
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\x{7F}-\\x{9F}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private Json() {}

    private static ObjectMapper mapper() {
        ObjectMapper mapper = new ObjectMapper();
        mapper.registerModule(new SimpleModule()
                .addSerializer(new OptionalSerializer())
                .addSerializer(Instant.class, ToStringSerializer.instance));
        mapper.configOverride(Optional.class)
                .setInclude(JsonInclude.Value.construct(Include.NON_EMPTY, Include.ALWAYS));
        return mapper;
    }

    /** Jackson's own is in a library that nothing else needs. */
    private static final class OptionalSerializer extends StdSerializer<Optional<?>> {

        private static final long serialVersionUID = 1;

        OptionalSerializer() {
            super(Optional.class, false);
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, Optional<?> value) {
            return value.isEmpty();
        }

        @Override
        public void serialize(Optional<?> value, JsonGenerator json, SerializerProvider provider) throws IOException {
            provider.defaultSerializeValue(value.orElse(null), json);
        }
    }

    /** Indented by two spaces, ending in a line break, the same on every machine. */
    public static String write(Object value) {
        try {
            return escaped(WRITER.writeValueAsString(value)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a value that JSON can hold: " + value, e);
        }
    }

    /** Such a character can only stand in a string, where its escape means the same and is harmless. */
    private static String escaped(String json) {
        return UNPRINTABLE
                .matcher(json)
                .replaceAll(found ->
                        found.group().chars().mapToObj("\\\\u%04X"::formatted).collect(Collectors.joining()));
    }
}
