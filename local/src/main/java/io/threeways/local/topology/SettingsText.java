package io.threeways.local.topology;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Settings as a Java properties file. */
public final class SettingsText {
  private SettingsText() {}

  public static String of(Map<String, String> settings) {
    return new TreeMap<>(settings)
        .entrySet().stream()
            .map(entry -> escaped(entry.getKey(), true) + "=" + escaped(entry.getValue(), false))
            .collect(Collectors.joining("\n", "", "\n"));
  }

  public static Map<String, String> parse(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be read", e);
    }
    Map<String, String> settings = new TreeMap<>();
    properties.forEach((key, value) -> settings.put((String) key, (String) value));
    return settings;
  }

  private static String escaped(String text, boolean key) {
    String escaped = text.replace("\\", "\\\\").replace("\n", "\\n");
    return key ? escaped.replace(":", "\\:").replace("=", "\\=").replace(" ", "\\ ") : escaped;
  }
}
