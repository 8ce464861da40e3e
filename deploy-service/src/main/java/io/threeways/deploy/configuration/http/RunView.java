package io.threeways.deploy.configuration.http;

import io.threeways.deploy.configuration.Difference;
import io.threeways.deploy.configuration.Order;
import io.threeways.deploy.configuration.Outcome;
import io.threeways.deploy.configuration.Run;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One run of a configurer.
 *
 * @param kind proposal, apply or drift
 * @param state waiting, running, ended or dropped
 * @param outcome no-difference, different, applied, partly or failed; null before it ended
 * @param failedAt the task or resource at which an application broke off
 * @param reason why it broke off, failed or was dropped
 * @param differences that it found or removed
 */
public record RunView(
    UUID id,
    String environment,
    String repository,
    String commit,
    String kind,
    String tool,
    String file,
    @Nullable String by,
    String state,
    @Nullable String outcome,
    @Nullable String failedAt,
    @Nullable String reason,
    @Nullable Integer exitCode,
    @Nullable String lastLines,
    List<Difference> differences,
    Instant requestedAt,
    @Nullable Instant endedAt) {

  static RunView of(Run run) {
    return switch (run) {
      case Run.Waiting _, Run.Running _ -> view(run, Told.NOTHING, null);
      case Run.Dropped dropped ->
          view(run, Told.NOTHING.because(dropped.reason()), dropped.endedAt());
      case Run.Ended ended -> view(run, Told.of(ended), ended.endedAt());
    };
  }

  private static RunView view(Run run, Told told, @Nullable Instant endedAt) {
    Order order = run.order();
    return new RunView(
        order.id(),
        order.description().environment(),
        order.description().repository(),
        order.description().commit(),
        order.kind().name().toLowerCase(Locale.ROOT),
        order.description().tool().word(),
        order.description().file(),
        order.by(),
        run.word(),
        told.outcome(),
        told.failedAt(),
        told.reason(),
        told.exitCode(),
        told.lastLines(),
        told.differences(),
        order.requestedAt(),
        endedAt);
  }

  /** What an end says, in the view's words. */
  private record Told(
      @Nullable String outcome,
      @Nullable String failedAt,
      @Nullable String reason,
      @Nullable Integer exitCode,
      @Nullable String lastLines,
      List<Difference> differences) {
    private static final Told NOTHING = new Told(null, null, null, null, null, List.of());

    static Told of(Run.Ended ended) {
      return switch (ended.outcome()) {
        case Outcome.NoDifference _ -> outcome("no-difference", List.of());
        case Outcome.Different(List<Difference> differences) -> outcome("different", differences);
        case Outcome.Applied(List<Difference> changes) -> outcome("applied", changes);
        case Outcome.Partly partly ->
            new Told("partly", partly.failedAt(), partly.reason(), null, null, partly.changes());
        case Outcome.Failed failed ->
            new Told(
                "failed", null, failed.reason(), failed.exitCode(), failed.lastLines(), List.of());
      };
    }

    private static Told outcome(String word, List<Difference> differences) {
      return new Told(word, null, null, null, null, differences);
    }

    Told because(String why) {
      return new Told(outcome, failedAt, why, exitCode, lastLines, differences);
    }
  }
}
