package io.github.findingrelay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.findingrelay.cli.RelayRun;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * ./relay without the second that a process takes to start: a launcher that has its command run
 * here, with the folder and the environment that the step has.
 */
final class Tool implements AutoCloseable {

  /** In the place of the launcher. */
  static final String LAUNCHER =
      """
      #!/usr/bin/env python3
      import json, os, socket, sys
      with socket.create_connection(("127.0.0.1", int(os.environ["TEST_PORT"]))) as connection:
          stream = connection.makefile("rw", encoding="utf-8")
          stream.write(json.dumps({"folder": os.getcwd(), "environment": dict(os.environ), "arguments": sys.argv[1:]}))
          stream.write("\\n")
          stream.flush()
          answer = json.loads(stream.readline())
      sys.stdout.write(answer["out"])
      sys.stdout.flush()
      sys.stderr.write(answer["err"])
      sys.exit(answer["exit"])
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ServerSocket server;
  private final Path commands;

  private Tool(ServerSocket server, Path commands) {
    this.server = server;
    this.commands = commands;
  }

  /** Starts it on a free port of the loopback interface. */
  static Tool start(Path folder) throws IOException {
    // Every template has been linted already, and each run of the linter costs seconds.
    Path linter = Files.createDirectories(folder.resolve("bin")).resolve("cfn-lint");
    Files.writeString(linter, "#!/bin/sh\n");
    assertThat(linter.toFile().setExecutable(true)).isTrue();
    Tool tool =
        new Tool(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), folder.resolve("bin"));
    Thread thread = new Thread(tool::serve);
    thread.setDaemon(true);
    thread.start();
    return tool;
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket connection = server.accept();
          BufferedReader questions =
              new BufferedReader(
                  new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
        OutputStream out = connection.getOutputStream();
        String answer = answer(JSON.readTree(questions.readLine())) + "\n";
        out.write(answer.getBytes(StandardCharsets.UTF_8));
        out.flush();
      } catch (SocketException e) {
        // Closed, between two questions.
        return;
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static String answer(JsonNode question) {
    Map<String, String> environment = new HashMap<>();
    for (var variable : question.get("environment").properties()) {
      environment.put(variable.getKey(), variable.getValue().asText());
    }
    List<String> arguments = new ArrayList<>();
    question.get("arguments").forEach(argument -> arguments.add(argument.asText()));
    if (!arguments.get(0).startsWith("-")) {
      arguments.addAll(1, List.of("-C", question.get("folder").asText()));
    }
    RelayRun relay = new RelayRun();
    ObjectNode answer = JSON.createObjectNode();
    answer.put("exit", relay.run(environment, arguments));
    return answer.put("out", relay.out()).put("err", relay.err()).toString();
  }

  /** For a step. */
  Map<String, String> environment() {
    return Map.of(
        "TEST_PORT",
        String.valueOf(server.getLocalPort()),
        "PATH",
        commands + File.pathSeparator + Objects.requireNonNull(System.getenv("PATH")));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
