package io.threeways.deploy.configuration.chef;

import io.threeways.deploy.configuration.Configurer;
import io.threeways.deploy.configuration.Difference;
import io.threeways.deploy.configuration.Execution;
import io.threeways.deploy.configuration.UnifiedDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What chef-client's formatter {@code doc} prints. Why-run has no report for machines: the data
 * collector and the JSON handlers are silent in it.
 *
 * @param failedAt the resource
 * @param error what is said of it
 * @param finished whether the run says that it came to its end
 */
record Convergence(
    List<Difference> changes, Optional<String> failedAt, Optional<String> error, boolean finished) {
  private static final Pattern RESOURCE =
      Pattern.compile(
          " *+\\* ([^\\s\\[]++\\[.*\\]) action \\S++( \\(up to date\\)| \\(skipped.*\\))?");
  private static final Pattern CHANGE = Pattern.compile(" +- (.*)");
  private static final Pattern DIFF_LINE = Pattern.compile(" +((?:---|\\+\\+\\+|@@|[+-]).*| .*)");
  private static final Pattern ERROR =
      Pattern.compile("Error executing action `[^\\s`]++` on resource '(.*)'");
  private static final Pattern FINISHED =
      Pattern.compile("(?:Chef Infra|Chef|Cinc|Infra Phase)[\\w ]*(?:finished|complete), .*");

  static Convergence read(String words) {
    Reading reading = new Reading();
    words.lines().forEach(reading::take);
    reading.resourceEnds();
    return new Convergence(
        List.copyOf(reading.changes),
        Optional.ofNullable(reading.failedAt),
        Optional.ofNullable(reading.error),
        reading.finished);
  }

  /** What was read so far. */
  private static final class Reading {
    private final List<Difference> changes = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final List<String> diff = new ArrayList<>();
    private @Nullable String resource;
    private @Nullable String failedAt;
    private @Nullable String error;
    private boolean finished;
    private int indent;

    void take(String line) {
      Matcher resourceLine =
          RESOURCE.matcher(isOfAResource(line) ? Execution.readable(line) : line);
      Matcher failure = ERROR.matcher(line.strip());
      if (resourceLine.matches()) {
        resourceEnds();
        resource = resourceLine.group(2) == null ? machine(resourceLine.group(1)) : null;
      } else if (failure.matches()) {
        resource = null;
        failedAt = machine(failure.group(1));
      } else if (FINISHED.matcher(line).matches()) {
        resourceEnds();
        finished = true;
      } else if (failedAt != null && error == null && isSaid(line)) {
        error = line.strip();
      } else if (resource != null) {
        detail(line);
      }
    }

    /** Other lines, those of a file, may be as long as they are. */
    private static boolean isOfAResource(String line) {
      return line.stripLeading().startsWith("* ");
    }

    /** The heading is underlined; what the error is comes after. */
    private static boolean isSaid(String line) {
      String text = line.strip();
      return !text.isEmpty() && !text.chars().allMatch(c -> c == '=' || c == '-');
    }

    private void detail(String line) {
      Matcher change = CHANGE.matcher(line);
      Matcher body = DIFF_LINE.matcher(line);
      if (diff.isEmpty() && change.matches() && !line.strip().startsWith("---")) {
        said.add(machine(change.group(1)));
      } else if (line.strip().startsWith("---") || (!diff.isEmpty() && body.matches())) {
        if (diff.isEmpty()) {
          indent = line.indexOf("---");
        }
        diff.add(line.substring(Math.min(indent, line.length())));
      }
    }

    private void resourceEnds() {
      if (resource != null && !said.isEmpty()) {
        String what = resource + ": " + String.join(", ", said);
        UnifiedDiff sides = UnifiedDiff.of(diff);
        changes.add(new Difference(what, null, sides.before(), sides.after()));
      }
      resource = null;
      said.clear();
      diff.clear();
    }

    /** With the machine's files as the machine calls them. */
    private static String machine(String text) {
      return text.replace(Configurer.ROOT + "/", "/");
    }
  }
}
