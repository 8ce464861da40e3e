package io.threeways.deploy.rollout;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The servers that shall run, as it follows from the state; whatever else runs shall not. */
final class Wanted {
  private Wanted() {}

  static Set<ServerName> of(Application application, Instant now) {
    Set<ServerName> all = new HashSet<>();
    if (application.closing()) {
      return all;
    }
    addVersion(all, application.stable());
    addVersion(all, application.standby() == null ? null : application.standby().version());
    if (application.current() != null) {
      addRollout(all, application, application.current(), now);
    }
    return all;
  }

  private static void addRollout(
      Set<ServerName> all, Application application, Deployment current, Instant now) {
    switch (current.rollout()) {
      case Rollout.Undecided undecided -> addUndecided(all, application, current, undecided, now);
      case Rollout.RollingBack back when now.isBefore(back.drainedAt()) ->
          add(all, current.id(), back.servers());
      case Rollout.Finishing finishing when now.isBefore(finishing.drainedAt()) ->
          addVersion(all, application.retiring());
      case Rollout.RollingBack _, Rollout.Finishing _, Rollout.Waiting _, Rollout.Over _ -> {}
    }
  }

  private static void addUndecided(
      Set<ServerName> all,
      Application application,
      Deployment current,
      Rollout.Undecided undecided,
      Instant now) {
    add(all, current.id(), undecided.serving().servers());
    switch (undecided) {
      case Rollout.Preparing preparing -> add(all, current.id(), preparing.servers());
      case Rollout.Draining draining -> {
        Version stable = application.stable();
        if (stable != null && now.isBefore(draining.drainedAt())) {
          add(all, stable.fleet(), draining.leaving());
        }
      }
      // What returns stands by until it has returned.
      case Rollout.Returning _, Rollout.Trial _, Rollout.Restoring _ -> {}
    }
  }

  private static void addVersion(Set<ServerName> all, @Nullable Version version) {
    if (version != null) {
      add(all, version.fleet(), version.servers());
    }
  }

  private static void add(Set<ServerName> all, UUID deployment, List<Server> servers) {
    servers.forEach(server -> all.add(new ServerName(deployment, server.index())));
  }
}
