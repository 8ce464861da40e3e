package io.threeways.learning.chain.kafka;

import io.threeways.events.DeployEvent;
import io.threeways.events.DeployEvent.DeployFailed;
import io.threeways.events.DeployEvent.DeployFinished;
import io.threeways.events.DeployEvent.DeployHeld;
import io.threeways.events.DeployEvent.DeployRolledBack;
import io.threeways.events.DeployEvent.DeployStarted;
import io.threeways.events.DeployEvent.OfDeployment;
import io.threeways.events.DeployEvent.ToggleChanged;
import io.threeways.events.DeployEvent.TrafficShifted;
import io.threeways.events.DeployedArtifact;
import io.threeways.events.EnvironmentEvent;
import io.threeways.learning.chain.Evidence;
import io.threeways.learning.chain.Mood;
import io.threeways.learning.chain.Telling;
import java.util.ArrayList;
import java.util.List;

/** What deploy-service says, in words. */
final class DeployTelling {
  private DeployTelling() {}

  static Telling tell(DeployEvent event) {
    return switch (event) {
      case EnvironmentEvent environment -> EnvironmentTelling.tell(environment);
      case ToggleChanged changed -> toggled(changed);
      case DeployHeld held -> held(held);
      case DeployStarted started -> started(started);
      case TrafficShifted shifted -> shifted(shifted);
      case DeployFinished finished -> finished(finished);
      case DeployFailed failed -> failed(failed);
      case DeployRolledBack back -> rolledBack(back);
    };
  }

  private static Telling toggled(ToggleChanged changed) {
    String words =
        "%s set toggle %s to %s: %s"
            .formatted(changed.by(), changed.toggle(), changed.state(), changed.reason());
    return Telling.step("toggled", Mood.TRIAL, words)
        .with(
            Evidence.of("toggle", changed.toggle()),
            Evidence.of("state", changed.state()),
            Evidence.of("version", changed.version()));
  }

  private static Telling started(DeployStarted started) {
    DeployedArtifact stable = started.stable();
    String over =
        stable == null ? "; nothing ran there" : " beside build %s".formatted(stable.build());
    String words =
        "deployment of build %s to %s of %s started%s; it carries %s: %s"
            .formatted(
                started.candidate().build(),
                started.environment(),
                started.application(),
                over,
                Words.count(started.changes().size(), "change"),
                Words.changes(started.changes()));
    List<Evidence> evidence = new ArrayList<>(candidate(started, started.candidate()));
    if (started.requestedBy() != null) {
      evidence.add(Evidence.of("requested by", started.requestedBy()));
    }
    return Telling.step("deploying to " + started.environment(), Mood.TRIAL, words)
        .withAll(evidence)
        .begins(work(started));
  }

  private static Telling held(DeployHeld held) {
    String words =
        "deployment of build %s to %s of %s waits: %s"
            .formatted(
                held.candidate().build(), held.environment(), held.application(), held.reason());
    List<Evidence> evidence = new ArrayList<>(candidate(held, held.candidate()));
    evidence.add(Evidence.of("gate", held.gate()));
    if (held.opens() != null) {
      evidence.add(Evidence.of("opens", held.opens()));
    }
    return Telling.step("held by " + held.gate(), Mood.TRIAL, words).withAll(evidence);
  }

  private static Telling shifted(TrafficShifted shifted) {
    String words =
        "%d %% of the traffic of %s in %s went to the candidate (step %d)"
            .formatted(
                shifted.candidateWeight(),
                shifted.application(),
                shifted.environment(),
                shifted.step());
    return Telling.step("%d %% of traffic".formatted(shifted.candidateWeight()), Mood.TRIAL, words)
        .with(
            Evidence.of("deployment", shifted.deployment()),
            Evidence.of("step", shifted.step()),
            Evidence.of("candidate weight", shifted.candidateWeight()));
  }

  private static Telling finished(DeployFinished finished) {
    String words =
        "build %s serves all traffic of %s in %s%s, %s after the start"
            .formatted(
                finished.deployed().build(),
                finished.application(),
                finished.environment(),
                finished.first() ? ", as the first one" : "",
                Words.duration(finished.duration()));
    return Telling.step("in " + finished.environment(), Mood.WELL, words)
        .withAll(candidate(finished, finished.deployed()))
        .ends(work(finished));
  }

  private static Telling failed(DeployFailed failed) {
    String words =
        "build %s got no traffic of %s in %s: it failed at %s: %s"
            .formatted(
                failed.candidate().build(),
                failed.application(),
                failed.environment(),
                failed.phase(),
                failed.reason());
    return Telling.step("not deployed: " + failed.phase(), Mood.BROKEN, words)
        .withAll(candidate(failed, failed.candidate()))
        .ends(work(failed));
  }

  private static Telling rolledBack(DeployRolledBack back) {
    String words =
        "build %s was rolled back in %s of %s, %s after the start: %s"
            .formatted(
                back.candidate().build(),
                back.environment(),
                back.application(),
                Words.duration(back.duration()),
                back.reason());
    List<Evidence> evidence = new ArrayList<>(candidate(back, back.candidate()));
    evidence.add(Evidence.of("serves again", back.artifact()));
    if (back.judgement() != null) {
      evidence.add(Evidence.of("judgement", back.judgement()));
    }
    if (back.requestedBy() != null) {
      evidence.add(Evidence.of("requested by", back.requestedBy()));
    }
    return Telling.step("rolled back", Mood.BROKEN, words).withAll(evidence).ends(work(back));
  }

  private static List<Evidence> candidate(OfDeployment event, DeployedArtifact artifact) {
    return List.of(
        Evidence.of("deployment", event.deployment()),
        Evidence.of("artifact", artifact.purl()),
        Evidence.of("digest", artifact.digest()),
        Evidence.of("commit", artifact.commit()));
  }

  private static String work(OfDeployment event) {
    return "deployment " + event.deployment();
  }
}
