package io.threeways.gateway.route.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.threeways.routes.ApplicationRoute;
import io.threeways.routes.RouteCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One file with the table and the log positions up to which it was read, replaced as a whole. */
public final class RouteFile {
  private final Path file;
  private final ObjectMapper json = new ObjectMapper();
  private final RouteCodec codec = new RouteCodec();

  public RouteFile(Path folder) {
    this.file = folder.resolve("routes.json");
  }

  /**
   * @return an empty table when there is no file yet
   * @throws IOException when the file cannot be read or is damaged
   */
  public Contents read() throws IOException {
    if (!Files.exists(file)) {
      return new Contents(Map.of(), List.of());
    }
    JsonNode root = json.readTree(Files.readAllBytes(file));
    Map<Integer, Long> positions = new TreeMap<>();
    root.path("positions")
        .properties()
        .forEach(
            entry -> positions.put(Integer.valueOf(entry.getKey()), entry.getValue().asLong()));
    List<ApplicationRoute> routes = new ArrayList<>();
    for (JsonNode route : root.path("routes")) {
      routes.add(codec.decode(json.writeValueAsBytes(route)));
    }
    return new Contents(positions, routes);
  }

  /** On disk when it returns; a crash leaves the old file or the new one, never a part. */
  public void write(Contents contents) throws IOException {
    Files.createDirectories(file.getParent());
    Path next = file.resolveSibling("routes.json.next");
    try (FileChannel channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(json.writeValueAsBytes(tree(contents)));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private ObjectNode tree(Contents contents) throws IOException {
    ObjectNode root = json.createObjectNode();
    ObjectNode positions = root.putObject("positions");
    contents.positions().forEach((part, next) -> positions.put(part.toString(), next));
    ArrayNode routes = root.putArray("routes");
    for (ApplicationRoute route : contents.routes()) {
      routes.add(json.readTree(codec.encode(route)));
    }
    return root;
  }

  /**
   * @param positions by partition: the offset of the next record to read
   */
  public record Contents(Map<Integer, Long> positions, Collection<ApplicationRoute> routes) {
    public Contents {
      positions = Map.copyOf(positions);
      routes = List.copyOf(routes);
    }
  }
}
