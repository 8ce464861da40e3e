package io.threeways.architecture;

import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/** Which configuration keys a service may ship. */
final class Ownership {
  private Ownership() {}

  /**
   * @param word the service's word
   * @return the incoming channels whose group does not begin with it, or that lose what they cannot
   *     handle
   */
  static List<String> looseChannels(String word, Properties keys) {
    return keys.stringPropertyNames().stream()
        .filter(key -> key.startsWith("mp.messaging.incoming.") && key.endsWith(".connector"))
        .map(key -> key.substring(0, key.length() - "connector".length()))
        .filter(
            channel ->
                !keys.getProperty(channel + "group.id", "").startsWith(word + "-")
                    || !(keys.containsKey(channel + "dead-letter-queue.topic")
                        || keys.containsKey(channel + "topics")))
        .sorted()
        .toList();
  }

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
