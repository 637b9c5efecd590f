package io.github.findingrelay.aws;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Says each request in one line. What is sent and what is answered may be secret, and is not said. */
final class AwsTrace implements ExecutionInterceptor {

    private static final ExecutionAttribute<Long> BEGIN = new ExecutionAttribute<>("FindingRelayBegin");
    private static final ExecutionAttribute<Boolean> ANSWERED = new ExecutionAttribute<>("FindingRelayAnswered");

    private final Consumer<String> lines;
    private final InstantSource clock;

    AwsTrace(Consumer<String> lines, InstantSource clock) {
        this.lines = lines;
        this.clock = clock;
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        attributes.putAttribute(BEGIN, clock.millis());
        attributes.putAttribute(ANSWERED, false);
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        attributes.putAttribute(ANSWERED, true);
        SdkHttpResponse answer = context.httpResponse();
        say(attributes, context.httpRequest(), "HTTP " + answer.statusCode(), id(answer));
    }

    private static String id(SdkHttpResponse answer) {
        return answer.firstMatchingHeader("x-amzn-RequestId")
                .or(() -> answer.firstMatchingHeader("x-amz-request-id"))
                .map(id -> ", request " + id)
                .orElse("");
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (Boolean.FALSE.equals(attributes.getAttribute(ANSWERED))) {
            context.httpRequest().ifPresent(request -> say(attributes, request, "no answer", ""));
        }
    }

    private void say(ExecutionAttributes attributes, SdkHttpRequest request, String answer, String id) {
        Duration took = Duration.ofMillis(clock.millis() - attributes.getAttribute(BEGIN));
        lines.accept("%s, %s:%d: %s, %d ms%s"
                .formatted(
                        AwsCall.of(attributes).getMessage(),
                        request.host(),
                        request.port(),
                        answer,
                        took.toMillis(),
                        id));
    }
}
