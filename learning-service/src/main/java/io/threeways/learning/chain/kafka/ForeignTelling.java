package io.threeways.learning.chain.kafka;

import io.threeways.events.CdEvent;
import io.threeways.learning.chain.Evidence;
import io.threeways.learning.chain.Telling;
import java.util.regex.Pattern;

/** Events of other tools: they are told, and move nothing. */
final class ForeignTelling {
  private static final Pattern NAMESPACE = Pattern.compile("^dev\\.cdeventsx?\\.");
  private static final Pattern VERSION = Pattern.compile("\\.\\d+\\.\\d+\\.\\d+$");

  private ForeignTelling() {}

  static Telling tell(CdEvent event) {
    String kind =
        VERSION.matcher(NAMESPACE.matcher(event.type()).replaceFirst("")).replaceFirst("");
    String outcome = event.at("/subject/content/outcome").map(": "::concat).orElse("");
    return Telling.aside(
            "%s said %s of %s%s".formatted(event.source(), kind, event.subjectId(), outcome))
        .with(Evidence.of("type", event.type()));
  }
}
