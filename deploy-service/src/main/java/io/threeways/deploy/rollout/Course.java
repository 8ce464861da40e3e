package io.threeways.deploy.rollout;

import io.threeways.deploy.rollout.Rollout.Draining;
import io.threeways.deploy.rollout.Rollout.Finishing;
import io.threeways.deploy.rollout.Rollout.OnTrial;
import io.threeways.deploy.rollout.Rollout.Onward;
import io.threeways.deploy.rollout.Rollout.StartingServers;
import io.threeways.deploy.rollout.Strategy.Leg;
import io.threeways.deploy.rollout.Strategy.Pacing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The way of one deployment, leg by leg: its strategy, applied to what is there.
 *
 * @param legs the last one with all traffic
 */
record Course(List<Leg> legs, Pacing pacing) {
  Course {
    legs = List.copyOf(legs);
  }

  static Course of(Strategy strategy, int servers, int beside) {
    return new Course(strategy.legs(servers, beside), strategy.pacing());
  }

  /** All traffic at once. */
  static Course direct(Strategy strategy, int servers) {
    return new Course(List.of(new Leg(servers, 0, Leg.ALL)), strategy.pacing());
  }

  /** Whether the candidate is tried out beside a stable version. */
  boolean isTrial() {
    return legs.size() > 1;
  }

  /**
   * Into the next leg. Old servers end first where it asks for fewer, then new ones start where it
   * asks for more; with nothing to end or to start it is only the weights that change.
   *
   * @param serving at the end of the leg before
   * @param beside the stable version's servers
   */
  Onward after(Serving serving, List<Server> beside, Instant now, Limits limits) {
    Leg leg = legs.get(serving.leg() + 1);
    int leaving = leg.isLast() ? 0 : beside.size() - leg.beside();
    return leaving > 0 ? drain(serving, beside, leaving, now, limits) : start(serving, now, limits);
  }

  /** Those that should have left have ended, or none had to. */
  Onward start(Serving serving, Instant now, Limits limits) {
    Leg leg = legs.get(serving.leg() + 1);
    int missing = leg.servers() - serving.servers().size();
    if (missing <= 0) {
      return shift(serving, List.of(), now, limits);
    }
    List<Server> batch =
        IntStream.range(serving.nextIndex(), serving.nextIndex() + missing)
            .mapToObj(index -> Server.wanted(index, now))
            .toList();
    return new StartingServers(batch, now.plus(limits.start()), serving);
  }

  /**
   * The leg's servers are complete: its weights hold from now on.
   *
   * @param joining healthy and warm
   */
  Onward shift(Serving serving, List<Server> joining, Instant now, Limits limits) {
    Leg leg = legs.get(serving.leg() + 1);
    List<Server> all = new ArrayList<>(serving.servers());
    all.addAll(joining);
    int step = serving.step() + 1;
    return leg.isLast()
        ? new Finishing(all, step, now.plus(limits.drain()))
        : new OnTrial(all, step, serving.leg() + 1, leg.weight(), now, now.plus(pacing.deadline()));
  }

  private Draining drain(
      Serving serving, List<Server> beside, int leaving, Instant now, Limits limits) {
    List<Server> order = beside.stream().sorted(Comparator.comparing(Server::isHealthy)).toList();
    int share = Leg.share(serving.servers().size(), beside.size() - leaving);
    Duration replacement =
        limits.drain().plus(limits.start()).plus(limits.health()).plus(limits.warmUp());
    return new Draining(
        serving.weighing(share),
        order.subList(0, leaving),
        now.plus(limits.drain()),
        now.plus(replacement));
  }
}
