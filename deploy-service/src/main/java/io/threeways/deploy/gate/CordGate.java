package io.threeways.deploy.gate;

import io.threeways.deploy.rollout.Application;
import io.threeways.deploy.rollout.Deployment;
import io.threeways.deploy.rollout.Gate;
import io.threeways.deploy.rollout.Hold;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Nothing of a main goes out while its cord is pulled. */
@ApplicationScoped
class CordGate implements Gate {
  private static final String WORD = "cord";

  private final Cords cords;

  CordGate(Cords cords) {
    this.cords = cords;
  }

  @Override
  public String word() {
    return WORD;
  }

  @Override
  public Optional<Hold> hold(Application application, Deployment waiting, Instant now) {
    return cords
        .pulled(waiting.release().artifact().repository())
        .map(reason -> new Hold(WORD, reason, null));
  }

  /** Whoever may let main go on says so there, where everyone is told. */
  @Override
  public Optional<String> objection(Application application, Deployment waiting, String user) {
    return Optional.of(
        "A cord is released, not passed: threeways andon release %s --reason WHY."
            .formatted(waiting.release().artifact().repository()));
  }
}
