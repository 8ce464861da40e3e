package io.threeways.deploy.rollout;

/** Where a rollout goes from here, and why. */
record Next(Rollout state, Reason reason) {
  static Next to(Rollout state, String why) {
    return new Next(state, Reason.observed(why));
  }
}
