package io.threeways.build.repository.config;

import io.quarkus.arc.All;
import io.threeways.build.repository.ChangeFollower;
import io.threeways.build.repository.ChangeFollowers;
import io.threeways.build.repository.MoveRule;
import io.threeways.build.repository.MoveRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.List;

/** The rules and the followers of all features, as one of each. */
@ApplicationScoped
class RepositoryBeans {

  /** Of its own type only: it is not one of the rules. */
  @Produces
  @Singleton
  @Typed(MoveRules.class)
  MoveRules moveRules(@All List<MoveRule> rules) {
    return new MoveRules(rules);
  }

  @Produces
  @Singleton
  ChangeFollowers changeFollowers(@All List<ChangeFollower> followers) {
    return new ChangeFollowers(followers);
  }
}
