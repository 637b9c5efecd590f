package io.github.findingrelay.routing;

import io.github.findingrelay.routing.StackContents.Alarm;
import io.github.findingrelay.template.StackTemplate.Resource;
import io.github.findingrelay.template.TemplateObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads alarms, of which each must ring at the first thing that is lost. */
final class AlarmReader {

    /** The first letter or failed execution rings, and within one period. */
    private static final Map<String, String> SETTINGS = Map.of(
            "EvaluationPeriods", "1",
            "Threshold", "1",
            "ComparisonOperator", "GreaterThanOrEqualToThreshold");

    private static final Set<String> PERIODS = Set.of("60", "300");

    private AlarmReader() {}

    static Alarm read(Resource resource) {
        TemplateObject properties = resource.properties();
        SETTINGS.forEach((key, value) -> properties.require(key, value, "the first letter or failure has to ring"));
        Set<List<String>> watched = properties.objects("Metrics").stream()
                .flatMap(metric -> watched(metric).stream())
                .collect(Collectors.toSet());
        return new Alarm(properties.text("AlarmName"), watched, properties.texts("AlarmActions"), resource.location());
    }

    /** The sum of all metrics, or one of these. */
    private static Optional<List<String>> watched(TemplateObject metric) {
        metric.text("Id");
        Optional<TemplateObject> stat = metric.optionalObject("MetricStat");
        boolean isPart = metric.optionalText("ReturnData").equals(Optional.of("false"));
        boolean isSum = metric.optionalText("Expression").equals(Optional.of("SUM(FILL(METRICS(), 0))"));
        if (stat.isPresent() == isSum || stat.isPresent() != isPart) {
            throw metric.unreadable("a metric is one of those that are summed up, or their sum");
        }
        stat.ifPresent(AlarmReader::requireShortPeriod);
        return stat.map(part -> Stream.concat(Stream.of(part.text("Stat")), metric(part.object("Metric")))
                .toList());
    }

    /** What says which metric it is. */
    private static Stream<String> metric(TemplateObject metric) {
        return Stream.concat(
                Stream.of(metric.text("Namespace"), metric.text("MetricName")),
                metric.objects("Dimensions").stream()
                        .flatMap(dimension -> Stream.of(dimension.text("Name"), dimension.text("Value"))));
    }

    private static void requireShortPeriod(TemplateObject stat) {
        if (!PERIODS.contains(stat.text("Period"))) {
            throw stat.unreadable(
                    "'Period' is %s and must be 300 seconds or 60: until its end nobody hears of a failure"
                            .formatted(stat.text("Period")));
        }
    }
}
