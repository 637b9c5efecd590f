package io.github.findingrelay.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Who may take a role, as IAM writes it. */
final class AwsTrustPolicy {

    private static final String PROVIDER = ":oidc-provider/";

    private AwsTrustPolicy() {}

    /**
     * The OpenID Connect providers whose tokens do.
     *
     * @param document encoded as in a URL
     */
    static Set<String> providers(String document) {
        try {
            JsonNode policy = new ObjectMapper().readTree(URLDecoder.decode(document, StandardCharsets.UTF_8));
            Set<String> providers = new HashSet<>();
            each(policy.path("Statement"))
                    .flatMap(statement -> each(statement.path("Principal").path("Federated")))
                    .map(JsonNode::asText)
                    .filter(arn -> arn.contains(PROVIDER))
                    .forEach(arn -> providers.add(url(arn)));
            return providers;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new RequestException(Fault.REFUSED, "a trust policy that is not JSON: " + document);
        }
    }

    /** IAM takes one where there may be several. */
    private static Stream<JsonNode> each(JsonNode one) {
        return one.isArray()
                ? Stream.iterate(0, i -> i < one.size(), i -> i + 1).map(one::get)
                : Stream.of(one);
    }

    /** Without {@code https://}, which is how the ARN of a provider ends. */
    static String url(String provider) {
        return provider.substring(provider.indexOf('/') + 1);
    }
}
