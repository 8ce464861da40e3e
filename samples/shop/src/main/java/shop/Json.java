package shop;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what the shop answers. */
final class Json {
  private Json() {}

  static String of(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(member -> of(String.valueOf(member.getKey())) + ":" + of(member.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case Collection<?> items ->
          items.stream().map(Json::of).collect(Collectors.joining(",", "[", "]"));
      case Number number -> number.toString();
      default -> quoted(value.toString());
    };
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
