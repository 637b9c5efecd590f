package io.github.findingrelay.subscriptions;

import io.github.findingrelay.model.Organization;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What SNS's mail asks somebody to confirm with.
 *
 * @param topic ARN, if it was in the link
 */
record ConfirmationToken(String token, Optional<String> topic) {

    /**
     * Reads what somebody has copied out of the mail: the link, or the token in it.
     *
     * @throws IllegalArgumentException if it is neither, or the link leads to somebody else
     */
    static ConfirmationToken of(String text, Organization organization) {
        String copied = withoutFrame(text);
        if (copied.matches("[0-9A-Za-z]+")) {
            return new ConfirmationToken(copied, Optional.empty());
        }
        URI link = link(copied);
        String host = "sns.%s.%s"
                .formatted(organization.homeRegion(), organization.partition().urlSuffix());
        if (!host.equalsIgnoreCase(link.getHost())) {
            throw new IllegalArgumentException(
                    "the link leads to %s, and confirmations of our topics to https://%s: copy the link as the mail had it at first, or the token in it, with --topic"
                            .formatted(link.getHost(), host));
        }
        if (parameter(link, "SubscriptionArn").isPresent()) {
            throw new IllegalArgumentException(
                    "this link ends a subscription, and nobody may follow it; the one that confirms has a TopicArn and a Token");
        }
        return new ConfirmationToken(
                parameter(link, "Token")
                        .filter(token -> !token.isEmpty())
                        .orElseThrow(() -> new IllegalArgumentException("the link has no parameter Token")),
                Optional.of(parameter(link, "TopicArn")
                        .orElseThrow(() -> new IllegalArgumentException("the link has no parameter TopicArn"))));
    }

    /** Without what a mail or a shell puts around it. */
    private static String withoutFrame(String text) {
        return text.replaceAll("^[\\s\"'<]+|[\\s\"'>]+$", "");
    }

    private static URI link(String text) {
        try {
            // A link may be copied out of a mail's source, or over the end of a line.
            URI link = URI.create(text.replace("&amp;", "&").replaceAll("\\s", ""));
            if ("https".equalsIgnoreCase(link.getScheme()) && link.getHost() != null) {
                return link;
            }
        } catch (IllegalArgumentException e) {
            // It is no link, then.
        }
        throw new IllegalArgumentException(
                "'%s' is neither the link of a confirmation mail, https://sns..., nor its token".formatted(text));
    }

    private static Optional<String> parameter(URI link, String name) {
        return Stream.ofNullable(link.getRawQuery())
                .flatMap(query -> Stream.of(query.split("&", -1)))
                .map(pair -> List.of(pair.split("=", 2)))
                .filter(pair -> pair.size() == 2 && pair.get(0).equals(name))
                .map(pair -> URLDecoder.decode(pair.get(1), StandardCharsets.UTF_8))
                .findFirst();
    }
}
