package io.threeways.architecture;

import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/** Which configuration keys a service may ship. */
final class Ownership {
  private Ownership() {}

  /**
   * @param word the service's word
   * @return the keys that it does not own, profiled ones included
   */
  static List<String> strangers(String word, Properties keys) {
    Pattern owned =
        Pattern.compile(
            """
            threeways\\.W\\..*\
            |quarkus\\.(datasource|hibernate-orm|flyway)\\."?W"?\\..*\
            |mp\\.messaging\\.incoming\\.W-.+-in\\..*\
            |mp\\.messaging\\.outgoing\\.W-.+-out\\..*\
            """
                .replace("W", word));
    return keys.stringPropertyNames().stream()
        .filter(key -> !owned.matcher(key).matches())
        .sorted()
        .toList();
  }
}
