package io.github.findingrelay.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.findingrelay.delivery.Told.Deed;
import io.github.findingrelay.delivery.Told.Letter;
import io.github.findingrelay.delivery.Told.Mark;
import io.github.findingrelay.delivery.Told.Message;
import io.github.findingrelay.statemachine.TaskFailedException;
import io.github.findingrelay.statemachine.Tasks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The services that a delivery uses. They refuse what AWS refuses. */
final class Services implements Tasks {

    private static final Pattern RESOURCE = Pattern.compile("arn:aws[a-z-]*:states:::(.+)");

    /** SNS API reference, Publish: fewer than 100 ASCII characters, none a control character. */
    private static final Pattern SUBJECT = Pattern.compile("[\\p{Alnum}\\p{Punct}][\\x20-\\x7e]{0,98}");

    /** What SNS takes as a message, of XML's characters; a lone surrogate is none. */
    private static final Pattern NO_TEXT =
            Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff\\ud800-\\udfff]");

    private static final int MAX_BYTES = 256 * 1024;

    /** Security Hub API reference, BatchUpdateFindings. */
    private static final int MAX_FIELDS = 50;

    private static final int MAX_KEY = 128;
    private static final int MAX_VALUE = 1024;

    /** All that the role of a delivery may change of a finding. */
    private static final Set<String> MARK = Set.of("FindingIdentifiers", "Workflow", "UserDefinedFields");

    /** All that a delivery says when it publishes. */
    private static final Set<String> MESSAGE = Set.of("TopicArn", "Subject", "Message");

    private final Faults faults;
    private final List<Deed> done = new ArrayList<>();

    Services(Faults faults) {
        this.faults = faults;
    }

    List<Deed> done() {
        return done;
    }

    @Override
    public JsonNode call(String resource, JsonNode arguments) throws TaskFailedException {
        String task = RESOURCE.matcher(resource).replaceFirst("$1");
        switch (task) {
            case "sns:publish" -> {
                faults.check("sns", arguments);
                done.add(message(arguments));
            }
            case "sqs:sendMessage" -> {
                faults.check("sqs", arguments);
                done.add(new Letter(arguments.path("QueueUrl").asText(), arguments.path("MessageBody")));
            }
            case "aws-sdk:securityhub:batchUpdateFindings" -> {
                faults.check("securityhub", arguments);
                done.add(mark(arguments));
            }
            default -> throw new TaskFailedException("States.Permissions", "the role may not call " + resource);
        }
        return JsonNodeFactory.instance.objectNode();
    }

    private static Message message(JsonNode arguments) throws TaskFailedException {
        // Another structure, attributes or receiver: not what is looked at here.
        if (!arguments.propertyStream().allMatch(field -> MESSAGE.contains(field.getKey()))) {
            throw new TaskFailedException("SNS.InvalidParameterException", "only " + MESSAGE + " may be there");
        }
        String text = arguments.path("Message").asText();
        JsonNode subject = arguments.path("Subject");
        boolean tooLong = text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
        if (text.isBlank() || tooLong || NO_TEXT.matcher(text).find()) {
            throw new TaskFailedException("SNS.InvalidParameterException", "Message");
        }
        if (!subject.isMissingNode() && !SUBJECT.matcher(subject.asText()).matches()) {
            throw new TaskFailedException("SNS.InvalidParameterException", "Subject: " + subject.asText());
        }
        return new Message(
                arguments.path("TopicArn").asText(),
                Optional.of(subject).filter(JsonNode::isTextual).map(JsonNode::asText),
                text);
    }

    private static Mark mark(JsonNode arguments) throws TaskFailedException {
        JsonNode fields = arguments.path("UserDefinedFields");
        boolean fit = fields.size() <= MAX_FIELDS
                && fields.propertyStream()
                        .allMatch(field -> field.getKey().length() <= MAX_KEY
                                && field.getValue().isTextual()
                                && field.getValue().asText().length() <= MAX_VALUE);
        boolean known = arguments.propertyStream().allMatch(field -> MARK.contains(field.getKey()));
        boolean identified = arguments.at("/FindingIdentifiers/0/Id").isTextual()
                && arguments.at("/FindingIdentifiers/0/ProductArn").isTextual();
        if (!fit
                || !known
                || !identified
                || arguments.path("FindingIdentifiers").size() != 1) {
            throw new TaskFailedException("SecurityHub.InvalidInputException", arguments.toString());
        }
        return new Mark(arguments);
    }
}
