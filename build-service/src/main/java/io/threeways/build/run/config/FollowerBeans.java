package io.threeways.build.run.config;

import io.quarkus.arc.All;
import io.threeways.build.run.BuildFollower;
import io.threeways.build.run.BuildFollowers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.List;

/** Finds the features that follow builds. */
@ApplicationScoped
class FollowerBeans {

  /** Of its own type only: it is not one of those that it finds. */
  @Produces
  @Singleton
  @Typed(BuildFollowers.class)
  BuildFollowers followers(@All List<BuildFollower> all) {
    return new BuildFollowers(all);
  }
}
