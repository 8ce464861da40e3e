package io.threeways.events;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What deploy-service says. */
public sealed interface DeployEvent extends Event
    permits EnvironmentEvent, DeployEvent.OfDeployment, DeployEvent.ToggleChanged {

  /**
   * A feature flag is not what it was.
   *
   * @param toggle its key
   * @param version rises by one with every change
   * @param state in a few words, for example {@code off} or {@code on for 20 %}
   * @param definition as flagd's format writes it; null when the toggle is no more
   * @param by the member who changed it, or the service
   * @param reason one sentence by whoever did
   */
  @Topic("toggle-changed")
  @CdEventsType("dev.cdeventsx.threeways-toggle.changed.0.1.0")
  record ToggleChanged(
      Envelope envelope,
      String toggle,
      long version,
      String state,
      @Nullable String definition,
      String by,
      String reason)
      implements DeployEvent {
    @Override
    public String key() {
      return toggle;
    }
  }

  /** An event about one deployment; the subject is {@code application/environment}. */
  sealed interface OfDeployment extends DeployEvent {
    /** UUIDv7 of the deployment. */
    UUID deployment();

    /** The environment's name, for example {@code production}. */
    String environment();

    String application();

    @Override
    default String key() {
      return application() + "/" + environment();
    }
  }

  /**
   * Something keeps a deployment from beginning; it waits.
   *
   * @param candidate what shall run
   * @param gate what holds it, for example {@code freeze}
   * @param reason one sentence for a person, with the way out
   * @param opens when it ends by itself; null when nobody knows
   */
  @Topic("deploy-held")
  @CdEventsType("dev.cdeventsx.threeways-deploy.held.0.1.0")
  record DeployHeld(
      Envelope envelope,
      UUID deployment,
      String application,
      String environment,
      DeployedArtifact candidate,
      String gate,
      String reason,
      @Nullable Instant opens)
      implements OfDeployment {}

  /**
   * @param stable what runs now; null at the first deployment
   * @param candidate what shall run
   * @param changes everything that the candidate carries and the stable version does not
   * @param plan what was asked for
   * @param requestedBy the user who commanded it; null when an artifact did
   */
  @Topic("deploy-started")
  @CdEventsType("dev.cdeventsx.threeways-deploy.started.0.1.0")
  record DeployStarted(
      Envelope envelope,
      UUID deployment,
      String application,
      String environment,
      @Nullable DeployedArtifact stable,
      DeployedArtifact candidate,
      List<CarriedChange> changes,
      DeploymentPlan plan,
      @Nullable String requestedBy)
      implements OfDeployment {
    public DeployStarted {
      changes = List.copyOf(changes);
    }
  }

  /**
   * The gateways' weights were changed. A new step begins.
   *
   * @param step counts every change of weights of this deployment, beginning with 1; the value of
   *     the attribute {@code step} in the gateway's metrics
   * @param candidateWeight percent of the traffic
   * @param minimumStep no verdict promotes this step earlier
   * @param deadline when the step becomes inconclusive; null when nothing is to be judged (the
   *     first deployment, 0 and 100 percent)
   * @param canaryStep index in {@link DeploymentPlan.Canary#steps()}, beginning with 0: the step
   *     that was reached, or, while a rolling update replaces servers, the last one; null when the
   *     weights do not belong to one (way back, first deployment)
   */
  @Topic("traffic-shifted")
  @CdEventsType("dev.cdeventsx.threeways-traffic.shifted.0.1.0")
  record TrafficShifted(
      Envelope envelope,
      UUID deployment,
      String application,
      String environment,
      int step,
      int candidateWeight,
      Duration minimumStep,
      @Nullable Instant deadline,
      @Nullable Integer canaryStep)
      implements OfDeployment {}

  /**
   * @param first true when nothing ran there before
   * @param network where the servers are reached by those who were made for them; null where each
   *     server has its own
   */
  @Topic("deploy-finished")
  @CdEventsType("dev.cdevents.service.upgraded.0.3.0")
  record DeployFinished(
      Envelope envelope,
      UUID deployment,
      String application,
      @Content("environment.id") String environment,
      @Content("artifactId") String artifact,
      DeployedArtifact deployed,
      List<CarriedChange> changes,
      boolean first,
      Duration duration,
      @Nullable ServerNetwork network)
      implements OfDeployment {
    public DeployFinished {
      changes = List.copyOf(changes);
    }
  }

  /**
   * A private network of servers on one host, which others may join there.
   *
   * @param name by which the host's agent knows it
   * @param servers where each answers inside, for example {@code http://127.0.0.1:8080}
   */
  record ServerNetwork(String name, List<URI> servers) {
    public ServerNetwork {
      servers = List.copyOf(servers);
    }
  }

  /**
   * The candidate never got traffic.
   *
   * @param phase {@code start}, {@code health}, {@code warm-up}: where the candidate failed itself;
   *     {@code host}, {@code environment}, {@code abort}, …: where something else kept it from
   *     serving
   * @param reason one sentence for a person, with the last lines of output where there are any
   */
  @Topic("deploy-failed")
  @CdEventsType("dev.cdeventsx.threeways-deploy.failed.0.1.0")
  record DeployFailed(
      Envelope envelope,
      UUID deployment,
      String application,
      String environment,
      DeployedArtifact candidate,
      List<CarriedChange> changes,
      String phase,
      String reason)
      implements OfDeployment {
    public DeployFailed {
      changes = List.copyOf(changes);
    }
  }

  /**
   * All traffic is on the stable version again.
   *
   * @param artifact purl of the stable version
   * @param judgement id of the {@code deploy-judged} event that decided; null when a person did
   * @param requestedBy the user who commanded it; null when the verdict did
   * @param reason one sentence for a person
   */
  @Topic("deploy-rolled-back")
  @CdEventsType("dev.cdevents.service.rolledback.0.3.0")
  record DeployRolledBack(
      Envelope envelope,
      UUID deployment,
      String application,
      @Content("environment.id") String environment,
      @Content("artifactId") String artifact,
      DeployedArtifact candidate,
      List<CarriedChange> changes,
      @Nullable UUID judgement,
      @Nullable String requestedBy,
      String reason,
      Duration duration)
      implements OfDeployment {
    public DeployRolledBack {
      changes = List.copyOf(changes);
    }
  }
}
