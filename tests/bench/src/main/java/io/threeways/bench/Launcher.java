package io.threeways.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code ./threeways} of the repository that this module is a part of. */
final class Launcher {
  private static final String NAME = "threeways";
  private static final ObjectMapper JSON = new ObjectMapper();

  private Launcher() {}

  /**
   * @param exit code of the command
   * @param document that it printed; missing when it printed none
   */
  record Answer(int exit, JsonNode document) {}

  /** Runs a command to its end; its progress is shown. */
  static Answer run(String... command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(root().resolve(NAME).toString()));
    words.addAll(List.of(command));
    Process process =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    JsonNode document = JSON.readTree(process.getInputStream());
    return new Answer(process.waitFor(), document);
  }

  /** The folder of the repository. */
  static Path root() throws IOException {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isExecutable(at.resolve(NAME))) {
        return at;
      }
    }
    throw new IOException("./threeways is not above the working directory");
  }
}
