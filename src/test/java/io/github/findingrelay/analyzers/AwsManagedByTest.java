package io.github.findingrelay.analyzers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.InterceptorContext;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.services.accessanalyzer.model.ListAnalyzersRequest;

class AwsManagedByTest {

    private final AwsManagedBy managedBy = new AwsManagedBy();

    /** What the SDK goes on to read. */
    private String read(String body) throws IOException {
        InterceptorContext context = InterceptorContext.builder()
                .request(ListAnalyzersRequest.builder().build())
                .httpResponse(SdkHttpFullResponse.builder().statusCode(200).build())
                .responseBody(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
                .build();
        try (InputStream again = managedBy
                .modifyHttpResponseContent(context, new ExecutionAttributes())
                .orElseThrow()) {
            return new String(again.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theServiceIsRemembered() throws IOException {
        read("""
            {"analyzers": [{"arn": "one", "managedBy": "securityhubv2.amazonaws.com"}, {"arn": "two"}]}""");

        assertThat(managedBy.of("one")).contains("securityhubv2.amazonaws.com");
        assertThat(managedBy.of("two")).isEmpty();
    }

    /** Whoever has to understand the answer says what is wrong with it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "{\"analyzers\": [{\"arn\"",
                "null",
                "{\"analyzers\": [null, {}, 1, {\"managedBy\": {}}]}"
            })
    void whatIsNoAnswerIsHandedOnAsItIs(String body) throws IOException {
        assertThat(read(body)).isEqualTo(body);
        assertThat(managedBy.of("")).isEmpty();
    }
}
