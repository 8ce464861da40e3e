package io.threeways.learning.chain.kafka;

import io.threeways.events.AndonEvent;
import io.threeways.events.AndonEvent.AndonJoined;
import io.threeways.events.AndonEvent.AndonPulled;
import io.threeways.events.AndonEvent.AndonReleased;
import io.threeways.learning.chain.Evidence;
import io.threeways.learning.chain.Mood;
import io.threeways.learning.chain.Telling;
import java.util.ArrayList;
import java.util.List;

/** The cord of a main, in words. */
final class AndonTelling {
  private AndonTelling() {}

  static Telling tell(AndonEvent event) {
    return switch (event) {
      case AndonPulled pulled -> pulled(pulled);
      case AndonJoined joined ->
          Telling.aside("%s came to help with %s".formatted(joined.member(), main(joined)));
      case AndonReleased released -> released(released);
    };
  }

  private static Telling pulled(AndonPulled pulled) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(Evidence.of("by", pulled.by()));
    if (pulled.commit() != null) {
      evidence.add(Evidence.of("commit", pulled.commit()));
    }
    if (pulled.build() != null) {
      evidence.add(Evidence.of("build", pulled.build()));
    }
    if (pulled.foreign() != null) {
      evidence.add(Evidence.of("foreign run", pulled.foreign()));
    }
    if (pulled.test() != null) {
      evidence.add(Evidence.of("failed test", Words.test(pulled.test())));
    }
    String words = "the cord of %s was pulled: %s".formatted(main(pulled), pulled.reason());
    return Telling.step("cord pulled", Mood.BROKEN, words).withAll(evidence).begins(cord(pulled));
  }

  private static Telling released(AndonReleased released) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(Evidence.of("by", released.by()));
    if (released.commit() != null) {
      evidence.add(Evidence.of("commit", released.commit()));
    }
    if (released.build() != null) {
      evidence.add(Evidence.of("build", released.build()));
    }
    String words =
        "the cord of %s was released after %s: %s"
            .formatted(main(released), Words.duration(released.pulled()), released.reason());
    return Telling.step("cord released", Mood.WELL, words).withAll(evidence).ends(cord(released));
  }

  private static String main(AndonEvent event) {
    return event.repository() + "/" + event.branch();
  }

  private static String cord(AndonEvent event) {
    return "cord of " + event.repository();
  }
}
