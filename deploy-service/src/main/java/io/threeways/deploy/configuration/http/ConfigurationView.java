package io.threeways.deploy.configuration.http;

import io.threeways.deploy.configuration.Configurable;
import io.threeways.deploy.configuration.Difference;
import io.threeways.deploy.configuration.Run;
import io.threeways.deploy.configuration.Standing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an environment stands to what its repository says.
 *
 * @param state untouched, in-step, drifted, halfway or unknown
 * @param commit that was applied last; null when none was
 * @param seenAt when it was found so
 * @param detail where an application broke off, or why nothing is known
 * @param differences found, or made before it broke off
 * @param open runs that wait or are under way
 */
public record ConfigurationView(
    String environment,
    String repository,
    String letBy,
    String state,
    @Nullable String commit,
    @Nullable Instant seenAt,
    @Nullable String detail,
    List<Difference> differences,
    List<RunView> open) {

  static ConfigurationView of(Configurable configurable, Standing standing, List<Run> open) {
    return switch (standing) {
      case Standing.Untouched _ ->
          view(configurable, "untouched", null, null, null, List.of(), open);
      case Standing.InStep(String commit, Instant at) ->
          view(configurable, "in-step", commit, at, null, List.of(), open);
      case Standing.Drifted(String commit, Instant at, List<Difference> differences) ->
          view(
              configurable,
              "drifted",
              commit,
              at,
              "changed, and no commit says so",
              differences,
              open);
      case Standing.Halfway halfway ->
          view(
              configurable,
              "halfway",
              halfway.commit(),
              halfway.seenAt(),
              "broke off at %s: %s".formatted(halfway.failedAt(), halfway.reason()),
              halfway.changes(),
              open);
      case Standing.Unknown(String commit, Instant at, String reason) ->
          view(configurable, "unknown", commit, at, reason, List.of(), open);
    };
  }

  private static ConfigurationView view(
      Configurable configurable,
      String state,
      @Nullable String commit,
      @Nullable Instant seenAt,
      @Nullable String detail,
      List<Difference> differences,
      List<Run> open) {
    return new ConfigurationView(
        configurable.environment(),
        configurable.repository(),
        configurable.by(),
        state,
        commit,
        seenAt,
        detail,
        differences,
        open.stream().map(RunView::of).toList());
  }
}
