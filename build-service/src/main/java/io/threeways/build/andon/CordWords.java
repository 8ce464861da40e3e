package io.threeways.build.andon;

import io.threeways.build.repository.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A cord in words, for a terminal and a letter. */
final class CordWords {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Of a test's message: the rest stands in the build's log. */
  private static final int LONGEST_LINE = 200;

  private CordWords() {}

  /** Who broke it, which test, since when, who is on it, and the way out. */
  static Refusal refusal(Cord.Pulled cord, Instant now) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "The cord of %s's main is pulled: nothing enters it but a fix."
            .formatted(cord.repository()));
    lines.addAll(facts(cord));
    lines.add(
        "  since      %s, for %s"
            .formatted(CLOCK.format(cord.pull().at()), lasting(cord.pull().at(), now)));
    lines.add("  on it      " + swarm(cord));
    lines.add("Join in:  threeways andon join " + cord.repository());
    lines.addAll(wayOut());
    return new Refusal("the cord is pulled; fix main with: git push -o " + CordRule.FIX, lines);
  }

  static String pulledSubject(Cord.Pulled cord) {
    return "The cord of %s is pulled: main is broken".formatted(cord.repository());
  }

  static String pulledText(Cord.Pulled cord) {
    List<String> lines = new ArrayList<>();
    lines.add("Nothing enters main of %s but a fix.".formatted(cord.repository()));
    lines.addAll(facts(cord));
    lines.add("  since      " + CLOCK.format(cord.pull().at()));
    lines.add("Join in:  threeways andon join " + cord.repository());
    lines.addAll(wayOut());
    return String.join("\n", lines);
  }

  static String releasedSubject(Cord.Pulled cord) {
    return "The cord of %s is released: main takes changes again".formatted(cord.repository());
  }

  static String releasedText(Cord.Pulled cord, Release release) {
    return String.join(
        "\n",
        "Main of %s takes changes again after %s."
            .formatted(cord.repository(), lasting(cord.pull().at(), release.at())),
        "  because    " + line(release.reason()),
        "  thanks to  " + release.by());
  }

  private static List<String> wayOut() {
    return List.of(
        "Fix it:   git push -o " + CordRule.FIX + " origin HEAD:main",
        "          threeways pr merge --fix PULL, where main is entered by its queue");
  }

  private static List<String> facts(Cord.Pulled cord) {
    Pull pull = cord.pull();
    List<String> lines = new ArrayList<>();
    switch (pull.breakage()) {
      case Breakage.RedBuild red -> {
        lines.add(
            "  broken by  %s, with %s in change %s"
                .formatted(pull.by(), red.commit().abbreviated(), red.change()));
        lines.add(
            "  build      %s%s"
                .formatted(red.build(), red.stage() == null ? "" : ", stage " + red.stage()));
        lines.add((red.test() == null ? "  reason     " : "  test       ") + line(pull.reason()));
      }
      case Breakage.ForeignRun foreign -> {
        lines.add("  broken by  %s, with %s".formatted(pull.by(), foreign.commit().abbreviated()));
        lines.add("  run        %s of %s".formatted(foreign.run(), foreign.witness().name()));
        lines.add("  reason     " + line(pull.reason()));
      }
      case Breakage.SeenByPerson _ -> {
        lines.add("  pulled by  " + pull.by());
        lines.add("  reason     " + line(pull.reason()));
      }
    }
    return lines;
  }

  private static String swarm(Cord.Pulled cord) {
    return cord.swarm().isEmpty()
        ? "nobody yet"
        : cord.swarm().stream().map(SwarmMember::member).collect(Collectors.joining(", "));
  }

  /** Strangers' words on one line, without control characters. */
  private static String line(String text) {
    String flat = text.replaceAll("\\p{Cntrl}+", " ");
    return flat.length() <= LONGEST_LINE ? flat : flat.substring(0, LONGEST_LINE) + "…";
  }

  private static String lasting(Instant from, Instant to) {
    Duration time = Duration.between(from, to);
    return time.toMinutes() < 1
        ? "%d s".formatted(Math.max(0, time.toSeconds()))
        : time.toHours() < 1
            ? "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart())
            : "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
  }
}
