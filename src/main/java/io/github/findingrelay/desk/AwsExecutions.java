package io.github.findingrelay.desk;

import io.github.findingrelay.aws.AwsFaults;
import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.request.Page;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;

/** State machines of Step Functions in one account and Region. */
final class AwsExecutions implements Executions {

    private static final int PAGE = 1000;

    private final SfnClient client;

    AwsExecutions(AwsSession session) {
        this.client = session.client(SfnClient.builder());
    }

    @Override
    public String machine(String arn) {
        return AwsFaults.told(() -> client.describeStateMachine(r -> r.stateMachineArn(arn)))
                .statusAsString();
    }

    @Override
    public Page<Execution> list(String machine, Optional<ExecutionStatus> status, Optional<String> next) {
        ListExecutionsResponse page = AwsFaults.told(() -> client.listExecutions(r -> {
            r.stateMachineArn(machine).maxResults(PAGE);
            status.ifPresent(only -> r.statusFilter(only.name()));
            next.ifPresent(r::nextToken);
        }));
        return Page.of(page.executions(), AwsExecutions::execution, page.nextToken());
    }

    private static Execution execution(ExecutionListItem item) {
        return new Execution(item.executionArn(), item.name(), status(item.statusAsString()), item.startDate());
    }

    /** One that waits to go on where it has failed has not ended. */
    private static ExecutionStatus status(String word) {
        return Stream.of(ExecutionStatus.values())
                .filter(status -> status.name().equals(word))
                .findFirst()
                .orElse(ExecutionStatus.RUNNING);
    }

    @Override
    public Described describe(String execution) {
        DescribeExecutionResponse answer =
                AwsFaults.told(() -> client.describeExecution(r -> r.executionArn(execution)));
        return new Described(
                status(answer.statusAsString()), text(answer.input()), text(answer.error()), text(answer.cause()));
    }

    @Override
    public Page<ExecutionEvent> history(String execution, Optional<String> next) {
        GetExecutionHistoryResponse page = AwsFaults.told(() -> client.getExecutionHistory(r -> {
            r.executionArn(execution).maxResults(PAGE).includeExecutionData(true);
            next.ifPresent(r::nextToken);
        }));
        return Page.of(page.events(), AwsExecutions::event, page.nextToken());
    }

    private static ExecutionEvent event(HistoryEvent event) {
        long id = Objects.requireNonNullElse(event.id(), 0L);
        long previous = Objects.requireNonNullElse(event.previousEventId(), 0L);
        String type = event.typeAsString();
        if (event.taskScheduledEventDetails() != null) {
            var task = event.taskScheduledEventDetails();
            return new ExecutionEvent(
                    id, previous, type, resource(task.resourceType(), task.resource()), text(task.parameters()));
        }
        if (event.taskSucceededEventDetails() != null) {
            var task = event.taskSucceededEventDetails();
            return new ExecutionEvent(
                    id, previous, type, resource(task.resourceType(), task.resource()), text(task.output()));
        }
        if (event.taskFailedEventDetails() != null) {
            var task = event.taskFailedEventDetails();
            return new ExecutionEvent(
                    id, previous, type, resource(task.resourceType(), task.resource()), text(task.error()));
        }
        return new ExecutionEvent(id, previous, type, "", "");
    }

    private static String resource(String type, String resource) {
        return type + ":" + resource;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    @Override
    public void start(String machine, String name, String input) {
        AwsFaults.telling(() ->
                client.startExecution(r -> r.stateMachineArn(machine).name(name).input(input)));
    }
}
