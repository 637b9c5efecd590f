package io.github.findingrelay.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Proves that a delivery tells each finding once to exactly whom the rule says, in messages that
 * arrive; that whatever fails keeps nobody else from being told, is left as a letter that makes up
 * for it, and lets the execution fail; and that nothing is marked as told that was not.
 */
public final class DeliveryProof {

    private DeliveryProof() {}

    /**
     * Plays it.
     *
     * @param inputs what rules hand over to it, the findings left out; one of each kind is enough
     * @param queues URLs of those that an alarm watches
     * @param mark the field that says what has been told
     * @param once whether that is not told again
     * @return what is wrong
     */
    public static List<String> problems(
            PlayedDelivery delivery,
            Collection<ObjectNode> inputs,
            Collection<String> queues,
            String mark,
            boolean once) {
        Mistakes mistakes = new Mistakes();
        TellingTrials telling = new TellingTrials(delivery, once, mistakes);
        Map<String, ObjectNode> findings = SampleFindings.all();
        // What a finding says is told in the same way to all; so one receiver tries every finding.
        inputs.stream().limit(1).forEach(input -> telling.play(input, findings));
        inputs.stream().skip(1).forEach(input -> telling.play(input, SampleFindings.common()));
        inputs.stream().limit(1).forEach(input -> new LiteralTrials(telling).play(input, delivery.definition()));
        inputs.stream().limit(1).forEach(new NameTrials(delivery, mistakes)::play);
        inputs.stream().limit(1).map(DeliveryProof::wide).forEach(input -> {
            telling.playSeveral(input);
            telling.playMany(input);
            new RetellingTrials(delivery, mark, mistakes).play(input, once);
            new FaultTrials(delivery, telling, queues, mistakes).play(input);
        });
        return mistakes.all();
    }

    /** The same with two topics and two channels, so that one can fail and another not. */
    private static ObjectNode wide(ObjectNode input) {
        ObjectNode wide = input.deepCopy();
        wide.putArray("topics").add("arn:topic-1").add("arn:topic-2");
        wide.putArray("channels").add("arn:channel-1").add("arn:channel-2");
        return wide;
    }
}
