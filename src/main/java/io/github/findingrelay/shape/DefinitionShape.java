package io.github.findingrelay.shape;

import static io.github.findingrelay.shape.Shape.list;
import static io.github.findingrelay.shape.Shape.nothing;
import static io.github.findingrelay.shape.Shape.plain;
import static io.github.findingrelay.shape.Shape.played;
import static io.github.findingrelay.shape.Shape.texts;
import static io.github.findingrelay.shape.Shape.with;

import io.github.findingrelay.shape.Shape.Fields;

/**
 * What a delivery does, step by step: nothing in it decides about a finding but what stands here. How
 * it puts a finding into words is free, and played.
 */
record DefinitionShape(Place place) {

    private static final String RESULT = "$not(false in $states.result)";

    /** Kinds of messages, and when they are used; in this order. */
    private static final String[][] KINDS = {
        {"Forged", "$to.message = 'forged'"},
        {"Fallback", "$to.message = 'fallback'"},
        {"Unused", "$fact.unused"},
        {"External", "$fact.external"},
        {"Other", ""},
    };

    Fields definition() {
        return nothing()
                .withWords("Comment", 1_000)
                .with("QueryLanguage", "JSONata")
                .with("TimeoutSeconds", plain(3_600).because("it would end before its retries do"))
                .with("StartAt", "EachFinding")
                .with(
                        "States",
                        with("EachFinding", eachFinding())
                                .with("AllTold", choice("NotAllTold", when("$states.input", "Told")))
                                .with("Told", with("Type", "Succeed"))
                                .with("Undelivered", letter("NotAllTold"))
                                .with("NotAllTold", fail()));
    }

    private static Fields fail() {
        return with("Type", "Fail").with("Error", "NotAllTold").withWords("Cause", 1_000);
    }

    private Fields eachFinding() {
        return with("Type", "Map")
                .with(
                        "Items",
                        jsonata(
                                "$exists($states.input.findings) ? [$states.input.findings] : $error('there are no findings')"))
                .with(
                        "ItemSelector",
                        with("finding", jsonata("$states.context.Map.Item.Value"))
                                .with("to", jsonata("$sift($states.input, function($v, $k) { $k != 'findings' })")))
                .with(
                        "ItemProcessor",
                        processor(
                                "Finding",
                                with("Finding", finding())
                                        .with("FindingUndelivered", letter("FindingFailed"))
                                        .with("FindingFailed", end("false"))))
                .with("Catch", caught("Undelivered", undelivered("$states.input")))
                .with("Output", jsonata(RESULT))
                .with("Next", "AllTold");
    }

    private Fields finding() {
        return with("Type", "Parallel")
                .with("Branches", list(with("StartAt", "Read").with("States", steps())))
                .with(
                        "Catch",
                        caught(
                                "FindingUndelivered",
                                undelivered("$merge([$states.input.to, {'findings': [$states.input.finding]}])")))
                .with("Output", jsonata("$states.result[0]"))
                .with("End", plain(true));
    }

    private Fields steps() {
        boolean once = once();
        return with("Read", read())
                .with(once ? toldAlready() : nothing())
                .with("Facts", assigning(with("fact", played("finding", "to", "title")), "Words"))
                .with("Words", assigning(with("word", played("fact", "text")), "Kind"))
                .with("Kind", kind())
                .with(messages())
                .with(
                        "Compose",
                        assigning(
                                with("mail", played("subject", "text", "table", "steps"))
                                        .with("card", played("fact", "title", "text", "table", "steps")),
                                "EachTopic"))
                .with("EachTopic", eachTopic())
                .with(once ? marking() : nothing());
    }

    private boolean once() {
        return place.organization().notifications().once();
    }

    private Fields read() {
        return assigning(
                with("finding", jsonata("$states.input.finding"))
                        .with("to", jsonata("$states.input.to"))
                        .with(
                                "fingerprint",
                                jsonata(
                                        "$hash($substring($string($states.input.finding.Title) & ' ' & $string($states.input.finding.Description), 0, 4000), 'SHA-256')")),
                once() ? "ToldAlready" : "Facts");
    }

    private Fields toldAlready() {
        String told = "$finding.UserDefinedFields.`" + place.names().toldField() + "`";
        return with(
                        "ToldAlready",
                        choice(
                                "Facts",
                                when(
                                        "$finding.Workflow.Status = 'NOTIFIED' and ($not($exists(%s)) or %s = $fingerprint)"
                                                .formatted(told, told),
                                        "NothingNew")))
                .with("NothingNew", end("true"));
    }

    private static Fields kind() {
        Shape[] choices = new Shape[KINDS.length - 1];
        for (int i = 0; i < choices.length; i++) {
            choices[i] = when(KINDS[i][1], KINDS[i][0]);
        }
        return choice(KINDS[choices.length][0], choices);
    }

    private static Fields messages() {
        Shape wording = played("fact", "word");
        Fields words = with("subject", wording)
                .with("title", wording)
                .with("text", wording)
                .with("table", wording)
                .with("steps", wording);
        Fields all = nothing();
        for (String[] kind : KINDS) {
            all = all.with(kind[0], assigning(words, "Compose"));
        }
        return all;
    }

    private Fields eachTopic() {
        Fields topics = with("Type", "Map")
                .with(
                        "Items",
                        jsonata(
                                "$count([$to.topics, $to.channels]) = 0 ? $error('nobody is to be told') : [$to.topics, $to.channels]"))
                .with(
                        "ItemProcessor",
                        processor(
                                "Publish",
                                with("Publish", publish())
                                        .with("TopicUndelivered", letter("TopicFailed"))
                                        .with("TopicFailed", end("false"))))
                .with("Output", jsonata(RESULT));
        return once() ? topics.with("Next", "EverybodyTold") : topics.with("End", plain(true));
    }

    private Fields publish() {
        return task("sns:publish")
                .with(
                        "Arguments",
                        jsonata("$merge([{'TopicArn': $states.input}, $states.input in $to.topics ? $mail : $card])"))
                .with(
                        "Catch",
                        caught(
                                "TopicUndelivered",
                                undelivered(
                                        "$merge([ $to, $states.input in $to.topics ? {'topics': [$states.input], 'channels': []} : {'topics': [], 'channels': [$states.input]}, {'findings': [$finding]} ])")))
                .with("Output", jsonata("true"))
                .with("End", plain(true));
    }

    private Fields marking() {
        return with("EverybodyTold", choice("SomebodyNotTold", when("$states.input", "Mark")))
                .with("SomebodyNotTold", with("Type", "Pass").with("End", plain(true)))
                .with("Mark", mark())
                .with("Marked", with("Type", "Pass").with("End", plain(true)));
    }

    private Fields mark() {
        Fields request = with(
                        "FindingIdentifiers",
                        list(with("Id", jsonata("$finding.Id")).with("ProductArn", jsonata("$finding.ProductArn"))))
                .with("Workflow", with("Status", "NOTIFIED"))
                .with(
                        "UserDefinedFields",
                        jsonata("$merge([$finding.UserDefinedFields, {'%s': $fingerprint}])"
                                .formatted(place.names().toldField())));
        return task("aws-sdk:securityhub:batchUpdateFindings")
                .with("Arguments", request)
                .with("Catch", caught("Marked", jsonata("true")))
                .with("Output", jsonata("true"))
                .with("Next", "Marked");
    }

    /** Leaves in the dead-letter queue what was not told. */
    private Fields letter(String next) {
        return task("sqs:sendMessage")
                .with(
                        "Arguments",
                        with("QueueUrl", place.organization().deadLettersUrl())
                                .with(
                                        "MessageBody",
                                        with("execution", jsonata("$states.context.Execution.Id"))
                                                .with("error", jsonata("$states.input.error"))
                                                .with("input", jsonata("$states.input.undelivered"))))
                .with("Catch", list(catching().with("Next", next)))
                .with("Next", next);
    }

    /** A call of AWS, tried seven times, unless it cannot succeed. */
    private Fields task(String action) {
        return with("Type", "Task")
                .with(
                        "Resource",
                        "arn:%s:states:::%s"
                                .formatted(place.organization().partition().id(), action))
                .with("TimeoutSeconds", plain(60))
                .with(
                        "Retry",
                        list(
                                        with(
                                                        "ErrorEquals",
                                                        texts(
                                                                "States.QueryEvaluationError",
                                                                "SNS.InvalidParameterException"))
                                                .with("MaxAttempts", plain(0)),
                                        catching()
                                                .with("IntervalSeconds", plain(2))
                                                .with("BackoffRate", plain(2))
                                                .with("MaxAttempts", plain(6))
                                                .with("MaxDelaySeconds", plain(60))
                                                .with("JitterStrategy", "FULL"))
                                .because("what can pass is tried seven times"));
    }

    private static Fields catching() {
        return with("ErrorEquals", texts("States.ALL"));
    }

    private static Shape caught(String next, Shape output) {
        return list(catching().with("Output", output).with("Next", next));
    }

    private static Shape undelivered(String what) {
        return with("error", jsonata("$states.errorOutput")).with("undelivered", jsonata(what));
    }

    private static Fields processor(String start, Fields states) {
        return with("ProcessorConfig", with("Mode", "INLINE"))
                .with("StartAt", start)
                .with("States", states);
    }

    private static Fields assigning(Fields values, String next) {
        return with("Type", "Pass").with("Assign", values).with("Next", next);
    }

    private static Fields end(String output) {
        return with("Type", "Pass").with("Output", jsonata(output)).with("End", plain(true));
    }

    private static Fields choice(String otherwise, Shape... choices) {
        return with("Type", "Choice").with("Choices", list(choices)).with("Default", otherwise);
    }

    private static Shape when(String condition, String next) {
        return with("Condition", jsonata(condition)).with("Next", next);
    }

    private static Shape jsonata(String expression) {
        return new Shape.Text("{% " + expression + " %}");
    }
}
