package io.threeways.cli.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Server-sent events (WHATWG HTML, section 9.2), read to their end. */
public final class EventStream {
  private final Api api;
  private final String path;

  public EventStream(Api api, String path) {
    this.api = api;
    this.path = path;
  }

  /**
   * @param id position in the stream; empty when it has none
   * @param name the event's type; empty for the default one
   * @param data its lines
   */
  public record Message(String id, String name, String data) {}

  /** Returns when the server ends the stream. */
  public void read(Consumer<Message> consumer) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(api.stream(path, "text/event-stream"), StandardCharsets.UTF_8))) {
      String id = "";
      String name = "";
      StringBuilder data = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          if (!data.isEmpty()) {
            consumer.accept(new Message(id, name, data.substring(0, data.length() - 1)));
          }
          name = "";
          data.setLength(0);
        } else if (line.startsWith("data:")) {
          data.append(value(line)).append('\n');
        } else if (line.startsWith("id:")) {
          id = value(line);
        } else if (line.startsWith("event:")) {
          name = value(line);
        }
      }
    }
  }

  private static String value(String line) {
    String value = line.substring(line.indexOf(':') + 1);
    return value.startsWith(" ") ? value.substring(1) : value;
  }
}
