package io.threeways.deploy.rollout.config;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.threeways.deploy.rollout.Chains;
import io.threeways.deploy.rollout.FreezeGate;
import io.threeways.deploy.rollout.FreezeWindow;
import io.threeways.deploy.rollout.Gate;
import io.threeways.deploy.rollout.Gates;
import io.threeways.deploy.rollout.Ids;
import io.threeways.deploy.rollout.Limits;
import io.threeways.deploy.rollout.ReconcilePlace;
import io.threeways.deploy.rollout.Reconciler;
import io.threeways.deploy.rollout.RolloutClock;
import io.threeways.deploy.rollout.Rollouts;
import io.threeways.deploy.rollout.Servers;
import io.threeways.deploy.rollout.Steps;
import io.threeways.deploy.rollout.Vacancies;
import io.threeways.deploy.traffic.Validity;
import io.threeways.observability.Chain;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The reconciler of this process and what it works with. */
@ApplicationScoped
class RolloutBeans {
  private static final Logger STEPS = Logger.getLogger(Steps.class);

  @Produces
  @Singleton
  Limits limits(RolloutSettings settings) {
    return new Limits(
        settings.lease(),
        settings.start(),
        settings.health(),
        settings.healthInterval(),
        settings.warmUp(),
        settings.drain(),
        settings.replacement(),
        settings.verdictGrace(),
        settings.probe(),
        settings.outputLines());
  }

  /** Times at which an environment is frozen. */
  @Produces
  @Singleton
  FreezeGate freeze(FreezeSettings settings) {
    Map<String, FreezeGate.Calendar> calendars = new HashMap<>();
    settings
        .environments()
        .forEach(
            (environment, calendar) ->
                calendars.put(
                    environment,
                    new FreezeGate.Calendar(
                        calendar.zone(),
                        calendar.windows().stream().map(FreezeWindow::parse).toList())));
    return new FreezeGate(calendars);
  }

  /** Those of this feature, and whatever another one brings. */
  @Produces
  @Singleton
  Gates gates(Instance<Gate> all) {
    return new Gates(all.stream().toList());
  }

  @Produces
  @Singleton
  Chains chains() {
    return new Chains() {
      @Override
      public <T> T within(UUID chain, Supplier<T> work) {
        return Chain.getWithin(chain, work);
      }
    };
  }

  @Produces
  @Singleton
  RolloutClock clock() {
    return Instant::now;
  }

  @Produces
  @Singleton
  Steps steps() {
    return STEPS::trace;
  }

  @Produces
  @Singleton
  Reconciler reconciler(
      ReconcilePlace reconciliation,
      Rollouts rollouts,
      Servers servers,
      Vacancies vacancies,
      Limits limits,
      Validity validity,
      RolloutClock clock,
      Ids ids) {
    return new Reconciler(
        reconciliation,
        rollouts,
        servers,
        vacancies,
        clock,
        limits,
        validity.renewal(),
        ids.next());
  }

  void start(@Observes StartupEvent event, Reconciler reconciler) {
    reconciler.start();
  }

  void stop(@Observes ShutdownEvent event, Reconciler reconciler) {
    reconciler.close();
  }
}
