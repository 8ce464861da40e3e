package io.threeways.deploy.ondemand;

import io.threeways.deploy.rollout.Plan;
import io.threeways.deploy.rollout.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One thing in which an environment is not like the one that it resembles.
 *
 * @param what for example {@code servers}
 * @param there how it is in the other one
 * @param here how it is in this one
 */
public record Difference(String what, String there, String here) {
  /** All of them, in the order of a pipeline file. */
  public static List<Difference> between(Plan there, Plan here) {
    List<Difference> all = new ArrayList<>();
    add(all, "servers", there.servers(), here.servers());
    add(all, "command", String.join(" ", there.command()), String.join(" ", here.command()));
    add(all, "env", new TreeMap<>(there.variables()), new TreeMap<>(here.variables()));
    add(all, "memory", there.memoryMiB() + "Mi", here.memoryMiB() + "Mi");
    add(all, "health", there.healthPath(), here.healthPath());
    add(all, "warm-up", warmUp(there), warmUp(here));
    add(all, "sticky", sticky(there), sticky(here));
    add(all, "strategy", strategy(there), strategy(here));
    add(all, "approval", approval(there), approval(here));
    add(all, "network", network(there), network(here));
    return all;
  }

  private static void add(List<Difference> all, String what, Object there, Object here) {
    if (!Objects.equals(there, here)) {
      all.add(new Difference(what, there.toString(), here.toString()));
    }
  }

  private static String warmUp(Plan plan) {
    int requests = plan.warmUp().requests();
    return requests == 0
        ? "none"
        : "%d requests to %s".formatted(requests, String.join(", ", plan.warmUp().paths()));
  }

  private static String sticky(Plan plan) {
    String kind = plan.sticky().kind().name().toLowerCase(Locale.ROOT);
    return plan.sticky().name() == null ? kind : kind + " " + plan.sticky().name();
  }

  private static String strategy(Plan plan) {
    return switch (plan.strategy()) {
      case Strategy.Canary canary ->
          canary.steps().size() == 1 ? "all at once" : "canary " + canary.steps() + " %";
      case Strategy.BlueGreen blueGreen -> "blue-green " + blueGreen.steps() + " %";
      case Strategy.Rolling rolling -> "rolling, %d at once".formatted(rolling.batch());
    };
  }

  private static String approval(Plan plan) {
    return plan.approval().name().toLowerCase(Locale.ROOT);
  }

  private static String network(Plan plan) {
    return plan.network() == null ? "one for each server" : "one for all servers and the tests";
  }
}
