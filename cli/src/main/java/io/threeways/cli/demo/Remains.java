package io.threeways.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What is left of an environment, asked of whoever might still hold something. */
final class Remains {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int CONNECT_MILLIS = 500;
  private static final String NOT_FOUND = " 404 ";

  private final Story story;
  private final Path workspaces;

  /**
   * @param workspaces where the host's agent keeps the files of servers
   */
  Remains(Story story, Path workspaces) {
    this.story = story;
    this.workspaces = workspaces;
  }

  /**
   * Waits until nothing is.
   *
   * @param environment as it was while it served
   * @return who was asked, and what each answered
   */
  JsonNode awaitNone(JsonNode environment) throws InterruptedException {
    String name = environment.path("name").asText();
    List<String> left = new ArrayList<>();
    return story
        .patience()
        .await(
            () -> "end of environment %s; left: %s".formatted(name, String.join(", ", left)),
            LIMIT,
            () -> {
              left.clear();
              left.addAll(remains(environment));
              return left.isEmpty() ? Optional.of(asked(environment)) : Optional.empty();
            });
  }

  private List<String> remains(JsonNode environment) {
    List<String> left = new ArrayList<>();
    String name = environment.path("name").asText();
    String deployment = environment.path("deployment").asText();
    String state = state(name);
    if (!state.equals("deleted")) {
      left.add("it is " + state);
    }
    story
        .api()
        .get("/api/agent/processes?prefix=deploy-" + deployment)
        .forEach(
            process -> {
              if (process.path("state").asText().matches("starting|running")) {
                left.add("process " + process.path("id").asText());
              }
            });
    environment
        .path("servers")
        .forEach(
            server -> {
              if (answers(URI.create(server.asText()))) {
                left.add("port " + server.asText());
              }
            });
    left.addAll(folders(deployment));
    if (isRouted(environment)) {
      left.add("route " + environment.path("host").asText());
    }
    if (isKnownToDeploy(name)) {
      left.add("place " + name);
    }
    return left;
  }

  private String state(String name) {
    return story.api().get("/api/deploy/environments/" + name).path("state").asText();
  }

  private static boolean answers(URI server) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), CONNECT_MILLIS);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private List<String> folders(String deployment) {
    if (!Files.isDirectory(workspaces)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(workspaces)) {
      return all.map(Path::toString).filter(path -> path.contains(deployment)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Plain HTTP: the gateway tells applications apart by the host that is asked for. */
  private boolean isRouted(JsonNode environment) {
    URI gateway = story.application();
    try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
      String request =
          "GET /health HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
              .formatted(environment.path("host").asText());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readNBytes(20), StandardCharsets.US_ASCII);
      return !answer.contains(NOT_FOUND);
    } catch (IOException e) {
      throw new UncheckedIOException("the gateway does not answer", e);
    }
  }

  private boolean isKnownToDeploy(String name) {
    return StreamSupport.stream(story.api().get("/api/deploy/applications").spliterator(), false)
        .anyMatch(view -> view.path("environment").asText().equals(name));
  }

  private static ObjectNode asked(JsonNode environment) {
    ObjectNode asked = JsonNodeFactory.instance.objectNode();
    asked.put("processes", "none runs");
    asked.put("ports", environment.path("servers").size() + " refuse");
    asked.put("folders", "none");
    asked.put("route", environment.path("host").asText() + " is unknown");
    asked.put("place", "unknown");
    return asked;
  }
}
