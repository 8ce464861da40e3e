package io.threeways.cli.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what happened elsewhere, as another tool would. */
@Command(
    name = "send",
    mixinStandardHelpOptions = true,
    description = "Send a CDEvents document (0.3 to 0.5), bare or in a CloudEvents envelope.")
final class EventSend extends Noun {
  private static final String BARE = "application/json";
  private static final String STRUCTURED = "application/cloudevents+json";
  private static final String STDIN = "-";

  @Parameters(index = "0", paramLabel = "FILE", description = "The document; - reads stdin.")
  private String file = STDIN;

  EventSend(Session session) {
    super(session);
  }

  @Override
  public Integer call() throws IOException {
    byte[] document = document();
    JsonNode accepted = gateway().post("/api/events", type(document), document);
    print(accepted, () -> session().terminal().data(accepted.path("id").asText()));
    session()
        .terminal()
        .next("threeways event show " + accepted.path("id").asText(), "shows what was logged");
    return ExitCode.OK;
  }

  private byte[] document() throws IOException {
    if (file.equals(STDIN)) {
      return session().in().readAllBytes();
    }
    Path path = Path.of(file);
    if (!Files.isRegularFile(path)) {
      throw new Failure(ExitCode.NOT_FOUND, file + " is no file", "");
    }
    return Files.readAllBytes(path);
  }

  /** An envelope names its specification at its top, a document in its context. */
  private static String type(byte[] document) {
    try {
      return new ObjectMapper().readTree(document).has("specversion") ? STRUCTURED : BARE;
    } catch (JsonProcessingException e) {
      throw new Failure(ExitCode.REFUSED, "This is no JSON: " + e.getOriginalMessage(), "");
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory cannot be read", e);
    }
  }
}
