package io.github.findingrelay.routing;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.diagnostic.UnreadableException;
import io.github.findingrelay.model.Organization;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Events from a file: EventBridge events, findings in Security Hub's format, what {@code aws
 * securityhub get-findings} prints, or lists and sequences of these.
 */
final class EventFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One of these makes an object a finding. */
    private static final Set<String> OF_FINDING =
            Set.of("ProductName", "ProductArn", "ProductFields", "GeneratorId", "RecordState");

    private final SourceText source;
    private final Organization organization;
    private final List<JsonNode> events = new ArrayList<>();

    private EventFile(SourceText source, Organization organization) {
        this.source = source;
        this.organization = organization;
    }

    static Checked<List<JsonNode>> read(SourceText source, Organization organization) {
        EventFile file = new EventFile(source, organization);
        try (MappingIterator<JsonNode> documents =
                JSON.readerFor(JsonNode.class).readValues(source.text())) {
            while (documents.hasNextValue()) {
                JsonLocation place = documents.getParser().currentTokenLocation();
                file.add(documents.nextValue(), place);
            }
        } catch (JsonProcessingException e) {
            return Checked.invalid(source.notJson(e, "event.syntax"));
        } catch (UnreadableException e) {
            return Checked.invalid(e.problem());
        } catch (IOException e) {
            throw new IllegalStateException("a text can always be read", e);
        }
        return source.text().isBlank()
                ? Checked.invalid(Diagnostic.error(source.file(), "it is empty", "event.none"))
                : Checked.valid(file.events);
    }

    /**
     * What a value of the file holds.
     *
     * @param place where it begins
     */
    private void add(JsonNode node, JsonLocation place) {
        if (node.isArray()) {
            node.forEach(one -> add(one, place));
        } else if (node.path("Findings").isArray()) {
            node.path("Findings").forEach(one -> add(one, place));
        } else if (node.has("detail-type") && node.has("detail")) {
            events.add(node);
        } else if (OF_FINDING.stream().anyMatch(node::has)) {
            events.add(event(node));
        } else {
            throw new UnreadableException(source.error(
                    place.getLineNr(),
                    place.getColumnNr(),
                    "here is neither an EventBridge event (with 'detail-type' and 'detail') nor a Security Hub"
                            + " finding: "
                            + shortened(node.toString()),
                    "event.unknown"));
        }
    }

    private static String shortened(String text) {
        return text.length() > 80 ? text.substring(0, 79) + "…" : text;
    }

    /** As Security Hub sends it to the event bus of the admin account. */
    private ObjectNode event(JsonNode finding) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("version", "0");
        event.put("source", SampleFinding.SECURITY_HUB);
        event.put("detail-type", SampleFinding.IMPORTED);
        event.put("account", organization.adminAccount());
        event.put("region", organization.homeRegion());
        event.put("time", finding.path("UpdatedAt").asText());
        event.putArray("resources").add(finding.path("Id").asText());
        event.putObject("detail").putArray("findings").add(finding);
        return event;
    }
}
