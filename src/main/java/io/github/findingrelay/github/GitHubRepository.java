package io.github.findingrelay.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.findingrelay.request.Network;
import io.github.findingrelay.request.NetworkException;
import io.github.findingrelay.request.NetworkPath;
import io.github.findingrelay.request.ProxyServer;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A repository, over GitHub's REST API. Each method is one request, or one for each page; none is
 * repeated. All throw a {@link RequestException}.
 */
final class GitHubRepository {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** GitHub's largest. */
    private static final int PAGE = 100;

    private static final String USUAL_HOST = "api.github.com";

    private static final Duration READ = Duration.ofSeconds(8);
    private static final Duration WRITE = Duration.ofSeconds(30);

    private final HttpClient client;
    private final NetworkPath path;
    private final String root;
    private final String token;
    private final AtomicInteger requests = new AtomicInteger();

    /**
     * A repository.
     *
     * @param api for example {@code https://api.github.com}
     * @param name {@code OWNER/REPOSITORY}
     * @throws RequestException if the network is set up wrongly
     */
    GitHubRepository(URI api, String name, String token, Network network) {
        this.path =
                network.to(api, api.getHost().equals(USUAL_HOST) ? Optional.empty() : Optional.of("GITHUB_API_URL"));
        this.client = client(network, path.proxy());
        this.root = api + "/repos/" + name;
        this.token = token;
    }

    private static HttpClient client(Network network, Optional<ProxyServer> proxy) {
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5));
        network.tls().ifPresent(client::sslContext);
        proxy.ifPresent(server -> client.proxy(ProxySelector.of(new InetSocketAddress(server.host(), server.port()))));
        return client.build();
    }

    /**
     * A comment or an issue.
     *
     * @param id with which it is changed: of an issue, its number
     * @param author a login; that of workflows is {@code github-actions[bot]}
     * @param open of an issue, whether it is
     */
    record Post(long id, String author, String body, boolean open) {}

    Optional<Post> comment(int issue, Predicate<Post> wanted) {
        return first("/issues/%d/comments?".formatted(issue), "id", Integer.MAX_VALUE, wanted);
    }

    /** Among those that were changed last, closed ones too: a thousand are looked at. */
    Optional<Post> issue(Predicate<Post> wanted) {
        return first("/issues?state=all&sort=updated&direction=desc&", "number", 10, wanted);
    }

    private Optional<Post> first(String path, String id, int pages, Predicate<Post> wanted) {
        for (int page = 1; page <= pages; page++) {
            JsonNode found = send("GET", "%sper_page=%d&page=%d".formatted(path, PAGE, page), Optional.empty());
            List<Post> entries = new ArrayList<>();
            found.forEach(node -> entries.add(entry(node, id)));
            Optional<Post> match = entries.stream().filter(wanted).findFirst();
            if (match.isPresent() || entries.size() < PAGE) {
                return match;
            }
        }
        return Optional.empty();
    }

    private static Post entry(JsonNode node, String id) {
        return new Post(
                node.get(id).asLong(),
                node.path("user").path("login").asText(),
                node.path("body").asText(),
                node.path("state").asText().equals("open"));
    }

    void createComment(int issue, String body) {
        send("POST", "/issues/%d/comments".formatted(issue), content(body));
    }

    void updateComment(long id, String body) {
        send("PATCH", "/issues/comments/%d".formatted(id), content(body));
    }

    void createIssue(String title, String label, String body) {
        ObjectNode content = JSON.createObjectNode().put("title", title).put("body", body);
        content.putArray("labels").add(label);
        send("POST", "/issues", Optional.of(content));
    }

    void updateIssue(long number, String body, boolean open) {
        send(
                "PATCH",
                "/issues/%d".formatted(number),
                Optional.of(JSON.createObjectNode().put("body", body).put("state", open ? "open" : "closed")));
    }

    private static Optional<JsonNode> content(String body) {
        return Optional.of(JSON.createObjectNode().put("body", body));
    }

    /** How many requests there were so far. */
    int requests() {
        return requests.get();
    }

    private JsonNode send(String method, String resource, Optional<JsonNode> content) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + resource))
                .method(
                        method,
                        content.map(node -> BodyPublishers.ofString(node.toString()))
                                .orElse(BodyPublishers.noBody()))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", "2022-11-28")
                .timeout(method.equals("GET") ? READ : WRITE);
        requests.incrementAndGet();
        // The JDK's client tells it to the proxy alone.
        path.proxy()
                .flatMap(ProxyServer::authorization)
                .ifPresent(value -> request.header("Proxy-Authorization", value));
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            requireNoPage(response);
            if (response.statusCode() >= 300) {
                throw refusal(response);
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw RequestException.of(path.failed(e), "GitHub");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refusal(Fault.REFUSED, "interrupted while GitHub was asked");
        }
    }

    private void requireNoPage(HttpResponse<String> response) throws NetworkException {
        boolean isPage = response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("text/html"))
                .isPresent();
        if (isPage || response.statusCode() / 100 == 3) {
            throw path.answered(response.statusCode(), response.body());
        }
    }

    /** GitHub says 403 for too many requests too, and then when to come back. */
    private static RequestException refusal(HttpResponse<String> response) {
        boolean limited = response.headers().firstValue("retry-after").isPresent()
                || response.headers()
                        .firstValue("x-ratelimit-remaining")
                        .orElse("")
                        .equals("0");
        Fault fault = switch (response.statusCode()) {
            case 429 -> Fault.THROTTLED;
            case 403 -> limited ? Fault.THROTTLED : Fault.DENIED;
            case 401 -> Fault.DENIED;
            case 404 -> Fault.ABSENT;
            default -> response.statusCode() >= 500 ? Fault.UNAVAILABLE : Fault.REFUSED;
        };
        return refusal(
                fault,
                "GitHub answers %d: %s"
                        .formatted(response.statusCode(), response.body().strip()));
    }

    private static RequestException refusal(Fault fault, String message) {
        return new RequestException(fault, message, message);
    }
}
