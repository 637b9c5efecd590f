package io.github.findingrelay.analyzers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Reads from the answers of ListAnalyzers which service manages an analyzer: AWS says so since
 * 2026, and this version of the SDK leaves it out.
 */
final class AwsManagedBy implements ExecutionInterceptor {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> services = new ConcurrentHashMap<>();

    /** The service that manages an analyzer, as the last answer has said. */
    Optional<String> of(String arn) {
        return Optional.ofNullable(services.get(arn));
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        return context.httpResponse().isSuccessful() ? context.responseBody().map(this::read) : context.responseBody();
    }

    private InputStream read(InputStream body) {
        try (body) {
            byte[] bytes = body.readAllBytes();
            remember(bytes);
            return new ByteArrayInputStream(bytes);
        } catch (IOException e) {
            throw SdkClientException.create("the answer broke off: " + e.getMessage(), e);
        }
    }

    private void remember(byte[] bytes) throws IOException {
        try {
            remember(JSON.readTree(bytes));
        } catch (JsonProcessingException e) {
            // Whoever has to understand it refuses it.
        }
    }

    private void remember(JsonNode answer) {
        for (JsonNode analyzer : answer.path("analyzers")) {
            String service = analyzer.path("managedBy").asText("");
            if (!service.isEmpty()) {
                services.put(analyzer.path("arn").asText(), service);
            }
        }
    }
}
