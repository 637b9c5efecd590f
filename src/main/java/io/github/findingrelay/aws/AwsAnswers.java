package io.github.findingrelay.aws;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Takes for an answer of AWS only what is one. A proxy, or the page of a network that wants people
 * to sign in, also answers with 200; the SDK makes a response without a list of it, and that would
 * mean that nothing is there.
 */
final class AwsAnswers implements ExecutionInterceptor {

    private static final ExecutionAttribute<Boolean> EMPTY = new ExecutionAttribute<>("FindingRelayEmptyAnswer");

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final XMLInputFactory XML = XMLInputFactory.newFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    }

    /** What is told of an answer that is none. */
    private static final int EXCERPT = 80;

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        if (!context.httpResponse().isSuccessful()) {
            return context.responseBody();
        }
        byte[] answer = context.responseBody().map(AwsAnswers::whole).orElseGet(() -> new byte[0]);
        attributes.putAttribute(EMPTY, answer.length == 0);
        if (isQuery(context.httpRequest())) {
            requireXml(answer, attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME) + "Response");
        } else if (answer.length > 0) {
            requireJson(answer);
        }
        return Optional.of(new ByteArrayInputStream(answer));
    }

    private static byte[] whole(InputStream body) {
        try (body) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw SdkClientException.create("the answer broke off: " + e.getMessage(), e);
        }
    }

    private static boolean isQuery(SdkHttpRequest request) {
        return request.firstMatchingHeader("Content-Type")
                .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                .isPresent();
    }

    private static void requireXml(byte[] answer, String root) {
        try {
            XMLStreamReader reader = XML.createXMLStreamReader(new ByteArrayInputStream(answer));
            reader.nextTag();
            boolean isAnswer = reader.getLocalName().equals(root);
            while (isAnswer && reader.hasNext()) {
                reader.next();
            }
            if (!isAnswer) {
                throw none(answer, root);
            }
        } catch (XMLStreamException e) {
            throw none(answer, root);
        }
    }

    private static void requireJson(byte[] answer) {
        try {
            if (!JSON.readTree(answer).isObject()) {
                throw none(answer, "JSON");
            }
        } catch (IOException e) {
            throw none(answer, "JSON");
        }
    }

    private static SdkClientException none(byte[] answer, String wanted) {
        String text = new String(answer, StandardCharsets.UTF_8);
        return SdkClientException.create("the answer is not AWS's: %s was expected, it is %s"
                .formatted(wanted, text.isBlank() ? "empty" : text.substring(0, Math.min(EXCERPT, text.length()))));
    }

    @Override
    public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
        SdkResponse response = context.response();
        if (Boolean.TRUE.equals(attributes.getAttribute(EMPTY))
                && !response.sdkFields().isEmpty()) {
            throw SdkClientException.create("the answer is empty");
        }
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        AwsContents.lacking(operation, response).ifPresent(member -> {
            throw SdkClientException.create("the answer is not AWS's: it has no valid " + member);
        });
        return response;
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        context.exception().addSuppressed(AwsCall.of(attributes));
    }
}
