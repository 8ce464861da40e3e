package io.threeways.build.andon;

import io.threeways.build.repository.Change;
import io.threeways.build.repository.ChangeFollower;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Main has got commits: what other tools had said of them before is heeded. */
@ApplicationScoped
class FollowEarlyVerdicts implements ChangeFollower {
  private final HeedForeignRun heedForeignRun;

  FollowEarlyVerdicts(HeedForeignRun heedForeignRun) {
    this.heedForeignRun = heedForeignRun;
  }

  @Override
  public Optional<String> pushed(Change change) {
    if (change.branch().isMain()) {
      heedForeignRun.heedEarly(change.repository());
    }
    return Optional.empty();
  }
}
