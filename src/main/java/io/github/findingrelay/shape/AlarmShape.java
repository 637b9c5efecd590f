package io.github.findingrelay.shape;

import static io.github.findingrelay.shape.Shape.attribute;
import static io.github.findingrelay.shape.Shape.list;
import static io.github.findingrelay.shape.Shape.plain;
import static io.github.findingrelay.shape.Shape.ref;
import static io.github.findingrelay.shape.Shape.resource;
import static io.github.findingrelay.shape.Shape.with;

import io.github.findingrelay.model.Language;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.model.Routing;
import io.github.findingrelay.shape.Shape.Fields;
import io.github.findingrelay.shape.Shape.Items;
import io.github.findingrelay.shape.Shape.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The alarm about whatever is not told: the first letter or failure rings, and within five minutes. */
record AlarmShape(Place place) {

    private static final List<String> FAILURES =
            List.of("ExecutionsFailed", "ExecutionsTimedOut", "ExecutionsAborted", "ExecutionThrottled");

    private static final int PERIOD = 300;

    Shape alarm() {
        return resource(
                "AWS::CloudWatch::Alarm",
                with("AlarmName", place.names().deadLetters())
                        .withWords("AlarmDescription", 1_024)
                        .with(
                                "AlarmActions",
                                actions().because("the fallback hears of it, and without the state machines"))
                        .with(
                                "Metrics",
                                metrics().because("the alarm watches the queue, and each state machine's failures"))
                        .with("EvaluationPeriods", rings(plain(1)))
                        .with("Threshold", rings(plain(1)))
                        .with("ComparisonOperator", rings(new Text("GreaterThanOrEqualToThreshold")))
                        .with("TreatMissingData", "notBreaching"));
    }

    private static Shape rings(Shape setting) {
        return setting.because("the first letter or failure has to ring");
    }

    private Items actions() {
        Owner fallback = place.organization().notifications().fallback();
        boolean shared = place.organization().notifications().routing() == Routing.SHARED;
        List<Shape> topics = new ArrayList<>();
        topics.add(shared ? new Text(place.topic(place.names().shared())) : ref("FallbackTopic"));
        fallback.channels()
                .forEach(
                        channel -> topics.add(new Text(place.topic(place.names().channel(channel)))));
        return new Items(topics);
    }

    private Items metrics() {
        List<Shape> all = new ArrayList<>();
        all.add(with("Id", "failures").withWords("Label", 200).with("Expression", "SUM(FILL(METRICS(), 0))"));
        all.add(metric(
                "letters",
                "Maximum",
                "AWS/SQS",
                "ApproximateNumberOfMessagesVisible",
                with("Name", "QueueName").with("Value", attribute("DeadLetters", "QueueName"))));
        place.organization()
                .languages()
                .forEach(language -> FAILURES.forEach(failure -> all.add(failed(language, failure))));
        return new Items(all);
    }

    private Shape failed(Language language, String failure) {
        String machine = place.machine(place.names().delivery(language));
        return metric(
                failure.substring(0, 1).toLowerCase(Locale.ROOT) + failure.substring(1) + capitalized(language.code()),
                "Sum",
                "AWS/States",
                failure,
                with("Name", "StateMachineArn").with("Value", machine));
    }

    private static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static Shape metric(String id, String statistic, String namespace, String name, Fields dimension) {
        return with("Id", id)
                .with("ReturnData", plain(false))
                .with(
                        "MetricStat",
                        with("Stat", statistic)
                                .with("Period", plain(PERIOD))
                                .with(
                                        "Metric",
                                        with("Namespace", namespace)
                                                .with("MetricName", name)
                                                .with("Dimensions", list(dimension))));
    }
}
