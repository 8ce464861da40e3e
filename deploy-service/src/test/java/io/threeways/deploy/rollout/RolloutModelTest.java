package io.threeways.deploy.rollout;

import static io.threeways.deploy.rollout.Fixtures.LIMITS;
import static io.threeways.deploy.rollout.Fixtures.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.deploy.traffic.Route;
import io.threeways.deploy.traffic.WrittenRoute;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens in whatever order, some things are always true. */
class RolloutModelTest {
  private static final int SERVERS = 4;

  private enum Kind {
    PUBLISH,
    LATE_ARTIFACT,
    JUDGE,
    STALE_JUDGEMENT,
    COMMAND,
    SERVER_DIES,
    CRASH,
    TIME_PASSES,
    RECONCILE
  }

  /**
   * @param choice which one of the kind's possibilities
   */
  record Happening(Kind kind, int choice) {}

  private static final class Crash extends RuntimeException {
    Crash(String step) {
      super(step);
    }
  }

  @Property(tries = 400)
  void invariantsHold(
      @ForAll("stories") List<Happening> story, @ForAll("strategies") Strategy strategy) {
    World world = World.running(strategy, SERVERS);
    Map<UUID, Rollout> ended = new HashMap<>();
    long[] builds = {1};
    for (Happening happening : story) {
      play(world, strategy, happening, builds);
      assertInvariants(world, ended);
    }
    world.restart();
    world.settleAfter(LIMITS.start().plus(LIMITS.health()));
    awaitRest(world);
    assertInvariants(world, ended);
    assertConverged(world);
  }

  @Provide
  Arbitrary<Strategy> strategies() {
    return Arbitraries.of(
        Fixtures.CANARY,
        Fixtures.BLUE_GREEN,
        Fixtures.ROLLING,
        new Strategy.Rolling(2, Fixtures.ROLLING.pacing()));
  }

  @Provide
  Arbitrary<List<Happening>> stories() {
    return Combinators.combine(
            Arbitraries.of(Kind.values()), Arbitraries.integers().between(0, 1_000))
        .as(Happening::new)
        .list()
        .ofMinSize(5)
        .ofMaxSize(40);
  }

  private static void play(World world, Strategy strategy, Happening happening, long[] builds) {
    int choice = happening.choice();
    switch (happening.kind()) {
      case PUBLISH -> publish(world, strategy, ++builds[0], choice);
      case LATE_ARTIFACT -> {
        builds[0] += 2;
        publish(world, strategy, builds[0], choice);
        publish(world, strategy, builds[0] - 1, choice);
      }
      case JUDGE -> judge(world, choice, 0);
      case STALE_JUDGEMENT -> judge(world, choice, -1);
      case COMMAND -> command(world, choice);
      case SERVER_DIES ->
          world.servers.alive().stream()
              .sorted(Comparator.comparing(ServerName::toString))
              .skip(choice % Math.max(1, world.servers.alive().size()))
              .findFirst()
              .ifPresent(world.servers::kill);
      case CRASH -> crash(world, choice % 12);
      case TIME_PASSES -> world.clock.advance(Duration.ofMillis(choice * 10L));
      case RECONCILE -> world.settle();
    }
  }

  private static void publish(World world, Strategy strategy, long build, int choice) {
    world.publish(Fixtures.by(strategy, SERVERS, Fixtures.anArtifact(build, server(choice))));
  }

  private static String server(int choice) {
    return List.of("healthy", "healthy", "healthy", "third-unwell", "exits", "unwell")
        .get(choice % 6);
  }

  private static void judge(World world, int choice, int stepsAgo) {
    Deployment current = world.current();
    Judgement.Verdict verdict = Judgement.Verdict.values()[choice % 4];
    var _ =
        world.judgements.heed(
            SHOP,
            new Judgement(
                UUID.randomUUID(),
                current.carried().chain(),
                current.id(),
                Weight.step(current.rollout()) + stepsAgo,
                verdict,
                "a rule",
                "errors"));
  }

  private static void command(World world, int choice) {
    List<Deployment> all = world.rollouts.deployments(null, null, 3);
    UUID id = all.get(choice % all.size()).id();
    var _ =
        switch (choice % 8) {
          case 0 -> world.commands.promote(id, "ada");
          case 1 -> world.commands.pause(id, "ada");
          case 2 -> world.commands.resume(id, "ada");
          case 3 -> world.commands.abort(id, "ada");
          case 4 -> world.commands.rollBack(id, "ada");
          case 5 -> world.commands.back(SHOP, "ada");
          case 6 -> world.requests.restart(SHOP, "ada");
          default ->
              world.requests.deploy(SHOP, all.getLast().release().artifact().digest(), "ada");
        };
  }

  /** The process dies at its n-th step, perhaps in a transaction. */
  private static void crash(World world, int steps) {
    int[] left = {steps};
    world.atStep =
        step -> {
          if (left[0]-- == 0) {
            throw new Crash(step);
          }
        };
    try {
      world.settle();
    } catch (Crash expected) {
      assertThat(expected).hasMessageMatching("[a-zA-Z0-9 ]+");
    } finally {
      world.atStep = step -> {};
    }
    world.restart();
  }

  private static void assertInvariants(World world, Map<UUID, Rollout> ended) {
    assertThat(world.application().stable()).as("exactly one version is stable").isNotNull();
    for (WrittenRoute written : world.routes) {
      Route route = written.route();
      assertThat(route.stable().endpoints())
          .as("traffic only to servers that were found healthy")
          .allMatch(world.servers::wasHealthy);
      if (route.candidate() != null) {
        assertThat(route.candidate().weight()).isBetween(0, 99);
        assertThat(route.candidate().endpoints()).isNotEmpty().allMatch(world.servers::wasHealthy);
        assertThat(written.validUntil()).isNotNull();
      }
    }
    for (int i = 1; i < world.routes.size(); i++) {
      assertThat(world.routes.get(i).version()).isGreaterThan(world.routes.get(i - 1).version());
      assertThat(world.routes.get(i).epoch())
          .isGreaterThanOrEqualTo(world.routes.get(i - 1).epoch());
    }
    for (Deployment deployment : world.rollouts.deployments(null, null, 1_000)) {
      if (deployment.isOver()) {
        Rollout before = ended.putIfAbsent(deployment.id(), deployment.rollout());
        assertThat(before).as("an end stays").isIn(null, deployment.rollout());
      }
    }
  }

  /** Whatever goes on by itself has come to its end. */
  private static void awaitRest(World world) {
    for (int i = 0; i < 400 && world.application().isBusy(); i++) {
      world.clock.advance(LIMITS.start());
      world.settle();
    }
    Rollout state = world.current().rollout();
    assertThat(state)
        .as("only what is paused stays")
        .isInstanceOfAny(Rollout.Over.class, Rollout.Paused.class);
    world.settleAfter(LIMITS.replacement());
  }

  /** With nothing more to happen, what runs is what the state says. */
  private static void assertConverged(World world) {
    assertThat(world.servers.alive())
        .containsExactlyInAnyOrderElementsOf(Wanted.of(world.application(), world.clock.instant()));
    if (world.application().isBusy() || world.application().waiting() != null) {
      // A person has paused it: its servers are those that the state says.
      assertThat(world.route().stable().endpoints()).isNotEmpty();
    } else {
      assertThat(world.route().stable().endpoints()).hasSize(SERVERS);
    }
    assertThat(world.route().stable().endpoints()).allMatch(world.servers::answers);
    Route.Candidate candidate = world.route().candidate();
    if (candidate != null) {
      assertThat(candidate.endpoints()).allMatch(world.servers::answers);
    }
  }
}
