package io.github.findingrelay.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.findingrelay.delivery.Told.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A finding that comes again, after it was marked as told. */
final class RetellingTrials {

    private static final String TICKET = "/UserDefinedFields/ticket";

    private final PlayedDelivery delivery;
    private final String toldField;
    private final Mistakes mistakes;

    RetellingTrials(PlayedDelivery delivery, String toldField, Mistakes mistakes) {
        this.delivery = delivery;
        this.toldField = toldField;
        this.mistakes = mistakes;
    }

    void play(ObjectNode receivers, boolean once) {
        ObjectNode finding = SampleFindings.usual();
        finding.putObject("UserDefinedFields").put("ticket", "T-1");
        List<Mark> marks =
                delivery.tell(Input.with(receivers, List.of(finding))).marks();
        if (once && !marks.isEmpty()) {
            mark(finding, marks.get(0).request());
            playMarked(receivers, marked(finding, marks.get(0).request()));
            playWords(receivers, "Title");
            playWords(receivers, "Description");
            ObjectNode byHand = finding.deepCopy();
            byHand.putObject("Workflow").put("Status", "NOTIFIED");
            silent(receivers, byHand, "a finding that somebody else has set to NOTIFIED");
        }
    }

    private void mark(ObjectNode finding, JsonNode request) {
        boolean right = request.at("/Workflow/Status").asText().equals("NOTIFIED")
                && request.at("/FindingIdentifiers/0/ProductArn").equals(finding.path("ProductArn"))
                && request.at(TICKET).equals(finding.at(TICKET))
                && request.path("UserDefinedFields").has(toldField);
        if (!right) {
            mistakes.add("a usual finding", "it marks it with %s".formatted(request));
        }
    }

    /** As Security Hub shows it. */
    private static ObjectNode marked(ObjectNode finding, JsonNode request) {
        ObjectNode marked = finding.deepCopy();
        marked.setAll(
                Map.of("Workflow", request.path("Workflow"), "UserDefinedFields", request.path("UserDefinedFields")));
        return marked;
    }

    private void playMarked(ObjectNode receivers, ObjectNode marked) {
        silent(receivers, marked, "a finding that is told already");
        silent(receivers, marked.deepCopy().put("UpdatedAt", "2026-11-01T00:00:00.000Z"), "one that is updated");
        ObjectNode noted = marked.deepCopy();
        noted.putObject("Note").put("Text", "a note");
        silent(receivers, noted, "one that has a note now");
        told(receivers, marked.deepCopy().put("Title", "now public"), "one that has another title now");
        told(receivers, marked.deepCopy().put("Description", "from another"), "one that has another description now");
        ObjectNode back = marked.deepCopy();
        back.putObject("Workflow").put("Status", "NEW");
        told(receivers, back, "one that was resolved and has come back");
    }

    /** One word makes it another finding, such as the principal at the end of a long text. */
    private void playWords(ObjectNode receivers, String field) {
        ObjectNode finding = SampleFindings.wordy();
        List<Mark> marks =
                delivery.tell(Input.with(receivers, List.of(finding))).marks();
        if (marks.isEmpty()) {
            mistakes.add("long texts", "it marks nothing");
            return;
        }
        ObjectNode marked = marked(finding, marks.get(0).request());
        silent(receivers, marked, "one with long texts that is told already");
        List<String> words = List.of(finding.path(field).asText().split(" "));
        for (int i = 0; i < words.size(); i++) {
            List<String> changed = new ArrayList<>(words);
            changed.set(i, "another");
            told(
                    receivers,
                    marked.deepCopy().put(field, String.join(" ", changed)),
                    "one with another word in its " + field);
        }
    }

    private void silent(ObjectNode receivers, ObjectNode finding, String what) {
        Told told = delivery.tell(Input.with(receivers, List.of(finding)));
        if (!told.succeeded() || !told.done().isEmpty()) {
            mistakes.add(what, "it does something, or fails");
        }
    }

    private void told(ObjectNode receivers, ObjectNode finding, String what) {
        Told told = delivery.tell(Input.with(receivers, List.of(finding)));
        if (!told.succeeded() || told.messages().isEmpty()) {
            mistakes.add(what, "it tells nobody");
        }
    }
}
