package io.threeways.deploy.rollout;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The servers that shall run, as it follows from the state; whatever else runs shall not. */
final class Wanted {
  private Wanted() {}

  static Set<ServerName> of(Application application, Instant now) {
    Set<ServerName> all = new HashSet<>();
    if (application.stable() != null) {
      add(all, application.stable().deployment(), application.stable().servers());
    }
    if (application.current() != null) {
      addRollout(all, application, application.current(), now);
    }
    return all;
  }

  private static void addRollout(
      Set<ServerName> all, Application application, Deployment current, Instant now) {
    switch (current.rollout()) {
      case Rollout.Preparing preparing -> add(all, current.id(), preparing.servers());
      case Rollout.Trial trial -> add(all, current.id(), trial.trial().servers());
      case Rollout.RollingBack back when now.isBefore(back.drainedAt()) ->
          add(all, current.id(), back.servers());
      case Rollout.Finishing finishing when now.isBefore(finishing.drainedAt()) ->
          addRetiring(all, application);
      case Rollout.RollingBack _, Rollout.Finishing _, Rollout.Waiting _, Rollout.Over _ -> {}
    }
  }

  private static void addRetiring(Set<ServerName> all, Application application) {
    Version retiring = application.retiring();
    if (retiring != null) {
      add(all, retiring.deployment(), retiring.servers());
    }
  }

  private static void add(Set<ServerName> all, UUID deployment, List<Server> servers) {
    servers.forEach(server -> all.add(new ServerName(deployment, server.index())));
  }
}
