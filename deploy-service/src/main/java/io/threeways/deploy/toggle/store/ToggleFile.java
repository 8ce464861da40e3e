package io.threeways.deploy.toggle.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.threeways.deploy.toggle.KeptToggles;
import io.threeways.deploy.toggle.Published;
import io.threeways.deploy.toggle.Toggle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One file with all toggles and their revision, replaced as a whole. */
public final class ToggleFile implements KeptToggles {
  private final Path file;
  private final ObjectMapper json = new ObjectMapper();
  private final Definitions definitions = new Definitions();

  public ToggleFile(Path folder) {
    this.file = folder.resolve("toggles.json");
  }

  @Override
  public Optional<Published> read() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode root = json.readTree(Files.readAllBytes(file));
      List<Toggle> toggles = new ArrayList<>();
      for (JsonNode toggle : root.required("toggles")) {
        toggles.add(read(toggle));
      }
      return Optional.of(
          new Published(UUID.fromString(root.required("revision").asText()), toggles));
    } catch (RuntimeException e) {
      throw new IOException(file + " is damaged", e);
    }
  }

  private Toggle read(JsonNode node) {
    return new Toggle(
        node.required("key").asText(),
        definitions.read(node.required("definition").toString()),
        node.required("version").asLong(),
        Instant.parse(node.required("createdAt").asText()),
        Instant.parse(node.required("changedAt").asText()),
        node.required("changedBy").asText(),
        node.required("reason").asText());
  }

  @Override
  public void write(Published published) throws IOException {
    Files.createDirectories(file.getParent());
    Path next = Files.createTempFile(file.getParent(), "toggles", ".next");
    try {
      try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(json.writeValueAsBytes(tree(published)));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  private ObjectNode tree(Published published) throws IOException {
    ObjectNode root = json.createObjectNode().put("revision", published.revision().toString());
    ArrayNode toggles = root.putArray("toggles");
    for (Toggle toggle : published.toggles()) {
      toggles
          .addObject()
          .put("key", toggle.key())
          .put("version", toggle.version())
          .put("createdAt", toggle.createdAt().toString())
          .put("changedAt", toggle.changedAt().toString())
          .put("changedBy", toggle.changedBy())
          .put("reason", toggle.reason())
          .set("definition", json.readTree(definitions.write(toggle.definition())));
    }
    return root;
  }
}
