package io.threeways.build.andon;

import io.threeways.build.run.Build;
import io.threeways.build.run.BuildFollower;
import io.threeways.build.run.Cause;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The builds of main move its cord; a host that failed says nothing about main, and neither does a
 * merge that did not land.
 */
@ApplicationScoped
class FollowMain implements BuildFollower {
  private final PullCord pullCord;
  private final ReleaseCord releaseCord;
  private final AndonLimits limits;

  FollowMain(PullCord pullCord, ReleaseCord releaseCord, AndonLimits limits) {
    this.pullCord = pullCord;
    this.releaseCord = releaseCord;
    this.limits = limits;
  }

  @Override
  public void passed(Build.Passed build) {
    if (build.origin().target().isMain()) {
      releaseCord.byBuild(build);
    }
  }

  @Override
  public void failed(Build.Failed build) {
    boolean pulls =
        switch (build.cause().fault()) {
          case CODE -> limits.heedsBuilds() && build.origin().branch().isMain();
          case INFRASTRUCTURE -> false;
        };
    if (pulls) {
      pullCord.byBuild(build, sentence(build.cause()));
    }
  }

  private static String sentence(Cause cause) {
    return cause.tests().stream().findFirst().map(test -> test.describe()).orElse(cause.message());
  }
}
