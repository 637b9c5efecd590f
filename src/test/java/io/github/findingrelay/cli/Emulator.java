package io.github.findingrelay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/**
 * A local AWS on a free port of the loopback interface, in a process of its own. Nothing in it ever
 * gets to AWS: the SDK is given credentials that are none.
 */
public final class Emulator {

  /** The account that the emulator takes everybody for. */
  static final String ACCOUNT = "123456789012";

  private static final String[] COMMAND = {"python3", "-c", "import moto.server, yaml"};

  private final Process process;
  private final URI endpoint;
  private final Map<String, String> before = new TreeMap<>();

  private Emulator(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /** Starts it; skips the test where it cannot be had, unless it must run. */
  public static Emulator start() throws IOException, InterruptedException {
    boolean there = isThere();
    if ("required".equals(System.getenv("RELAY_E2E"))) {
      assertThat(there).as("moto is missing: pip install 'moto[server]'").isTrue();
    }
    assumeTrue(there, "moto is missing, so that nothing is deployed to an emulator");
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Process process =
        new ProcessBuilder("python3", "src/e2e/emulator.py", String.valueOf(port))
            .redirectErrorStream(true)
            .start();
    waitUntilReady(process);
    Emulator emulator = new Emulator(process, URI.create("http://127.0.0.1:" + port));
    emulator.environment().forEach(emulator::set);
    return emulator;
  }

  private static boolean isThere() throws InterruptedException {
    try {
      return new ProcessBuilder(COMMAND)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Reads on for ever, since a full pipe would stop it. */
  private static void waitUntilReady(Process process) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = output.readLine(); ; line = output.readLine()) {
      if (line == null) {
        throw new IOException("the emulator has not started");
      }
      if (line.contains("Running on")) {
        break;
      }
    }
    Thread reader =
        new Thread(
            () -> {
              try {
                output.transferTo(Writer.nullWriter());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    reader.setDaemon(true);
    reader.start();
  }

  /** For a process that is to use it. */
  public Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL", endpoint.toString(),
        "AWS_ACCESS_KEY_ID", "testing",
        "AWS_SECRET_ACCESS_KEY", "testing",
        "AWS_EC2_METADATA_DISABLED", "true");
  }

  URI endpoint() {
    return endpoint;
  }

  /** Forgets everything. */
  public void reset() throws IOException, InterruptedException {
    send("POST", "/moto-api/reset", "");
  }

  /** The next change of a stack is refused. */
  public void failOnce(String stack) throws IOException, InterruptedException {
    send("PUT", "/test/failing-stack", stack);
  }

  /** What becomes of an address's subscriptions: {@code confirmed}, {@code pending}, removed. */
  public void subscription(String address, String state) throws IOException, InterruptedException {
    send(
        "PUT",
        "/test/subscriptions",
        "[{\"address\": \"%s\", \"state\": \"%s\"}]".formatted(address, state));
  }

  /** Addresses that are subscribed to something. */
  public List<String> subscribers() throws IOException, InterruptedException {
    List<String> addresses = new ArrayList<>();
    ask("subscribers").forEach(address -> addresses.add(address.asText()));
    return addresses;
  }

  /** What the emulator alone can tell. */
  JsonNode ask(String what) throws IOException, InterruptedException {
    return new ObjectMapper().readTree(send("GET", "/test/" + what, ""));
  }

  private String send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.resolve(path))
            .method(method, BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return response.body();
  }

  /** Names of the stacks that begin with a prefix. */
  public List<String> stacks(String prefix) {
    try (CloudFormationClient client =
        CloudFormationClient.builder()
            .region(Region.EU_WEST_1)
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      return client.describeStacksPaginator().stacks().stream()
          .map(Stack::stackName)
          .filter(name -> name.startsWith(prefix))
          .toList();
    }
  }

  /** The SDK's system properties come before anything that a machine may have. */
  private void set(String variable, String value) {
    String property =
        switch (variable) {
          case "AWS_ENDPOINT_URL" -> "aws.endpointUrl";
          case "AWS_ACCESS_KEY_ID" -> "aws.accessKeyId";
          case "AWS_SECRET_ACCESS_KEY" -> "aws.secretAccessKey";
          default -> "aws.disableEc2Metadata";
        };
    before.put(property, System.getProperty(property, ""));
    System.setProperty(property, value);
  }

  public void close() throws InterruptedException {
    before.forEach(
        (property, value) -> {
          if (value.isEmpty()) {
            System.clearProperty(property);
          } else {
            System.setProperty(property, value);
          }
        });
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
