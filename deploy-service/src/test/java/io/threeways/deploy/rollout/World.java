package io.threeways.deploy.rollout;

import static io.threeways.deploy.rollout.Fixtures.LIMITS;
import static io.threeways.deploy.rollout.Fixtures.NOON;
import static io.threeways.deploy.rollout.Fixtures.SHOP;

import io.threeways.deploy.environment.Place;
import io.threeways.deploy.traffic.Route;
import io.threeways.deploy.traffic.WrittenRoute;
import io.threeways.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The whole of deploy-service without its technique; {@link #restart} is a crash. */
final class World {
  final SettableClock clock = SettableClock.at(NOON);
  final InMemoryServers servers = new InMemoryServers(new PaperHost());
  final InMemoryStore store = new InMemoryStore();
  final InMemoryRollouts rollouts = new InMemoryRollouts(store, clock::instant);
  final InMemoryReleases releases = new InMemoryReleases();
  final InMemoryPlaces places = new InMemoryPlaces();
  final InMemoryContributors contributors = new InMemoryContributors();
  final List<Deployment> announced = new ArrayList<>();
  final List<Hold> holds = new ArrayList<>();
  final List<WrittenRoute> routes = store.outbox;
  final RecordedSites sites = new RecordedSites();
  final List<Place> withdrawn = new ArrayList<>();
  final List<Place> vacated = new ArrayList<>();
  Vacancies vacancies = new RecordedVacancies(vacated);
  final RecordedChains chains = new RecordedChains();
  Consumer<String> atStep = step -> {};
  private UUID holder = UUID.randomUUID();

  /** Two days after the tests' noon, which is a Sunday's. */
  static final FreezeGate.Calendar CALENDAR =
      new FreezeGate.Calendar(
          ZoneId.of("Europe/Berlin"),
          List.of(FreezeWindow.parse("TUESDAY 16:00 - WEDNESDAY 08:00")));

  private static final ReconcilePlace.Watch NOBODY =
      new ReconcilePlace.Watch() {
        @Override
        public void seen(Place place, Seen seen) {
          // Nobody waits for a server's end: settle() looks again.
        }

        @Override
        public void unhindered(Place place) {
          // Nobody asks.
        }

        @Override
        public void hindered(Place place, RuntimeException cause) {
          throw cause;
        }
      };

  private final Announcements announcements =
      new Announcements() {
        @Override
        public Optional<UUID> entered(Application application, Reason reason, Instant at) {
          announced.add(application.rollingOut());
          return Optional.of(UUID.randomUUID());
        }

        @Override
        public void held(Deployment waiting, Hold hold, Instant at) {
          holds.add(hold);
        }
      };

  private final Composition service =
      new Composition(
          new Composition.Storage(rollouts, releases, places, contributors, store, store, store),
          new Composition.Voices(
              announcements,
              (_, _, _, _, _) -> {},
              new RecordedRoutes(routes, withdrawn),
              new Delegate()),
          new Composition.Host(servers, new InMemoryProbes(servers), sites),
          clock::instant,
          LIMITS,
          step -> atStep.accept(step),
          chains,
          List.of(new FreezeGate(Map.of("production", CALENDAR))));
  final ReconcilePlace reconciliation = service.reconciliation;
  final ClosePlace closing = service.closing;
  final AcceptArtifact acceptance = service.acceptance;
  final HeedJudgement judgements = service.judgements;
  final RequestDeployment requests = service.requests;
  final CommandRollout commands = service.commands;

  /** Whoever listens now. */
  private final class Delegate implements Vacancies {
    @Override
    public void vacated(Place place, Instant at) {
      vacancies.vacated(place, at);
    }

    @Override
    public void hindered(Place place, @Nullable String hindrance) {
      vacancies.hindered(place, hindrance);
    }
  }

  void publish(Published published) {
    store.in(
        () -> {
          service.acceptance.accept(published);
          return true;
        });
  }

  /** Goes on until there is nothing to do but wait. */
  void settle() {
    settle(SHOP);
  }

  /** The same elsewhere; nothing is to be done where nothing is any more. */
  void settle(Place place) {
    for (int i = 0; i < 30; i++) {
      Optional<Application> before = rollouts.find(place);
      Set<ServerName> alive = servers.alive();
      reconciliation.reconcile(place, holder, NOBODY);
      if (rollouts.find(place).equals(before) && servers.alive().equals(alive)) {
        return;
      }
    }
    throw new AssertionError("never settles: " + rollouts.find(place));
  }

  /** Settles, waits for what is bounded in time, and settles again. */
  void settleAfter(Duration time) {
    settle();
    clock.advance(time);
    settle();
    clock.advance(LIMITS.replacement());
    settle();
  }

  /** The process is another one, which has to wait for the lease of the dead one. */
  void restart() {
    holder = UUID.randomUUID();
    clock.advance(LIMITS.lease().plusMillis(1));
  }

  Application application() {
    return rollouts.find(SHOP).orElseThrow();
  }

  Deployment current() {
    return application().rollingOut();
  }

  Route route() {
    return routes.getLast().route();
  }

  /** The one that is there. */
  Route.Candidate candidate() {
    return Objects.requireNonNull(route().candidate(), "no candidate has traffic");
  }

  /** A finished first deployment of build 1. */
  static World running() {
    World world = new World();
    world.publish(Fixtures.anArtifact(1, "healthy"));
    world.settleAfter(LIMITS.drain());
    return world;
  }

  /** The same with another strategy. */
  static World running(Strategy strategy, int servers) {
    World world = new World();
    world.publish(Fixtures.by(strategy, servers, Fixtures.anArtifact(1, "healthy")));
    world.settleAfter(LIMITS.drain());
    return world;
  }

  /** Lets time pass, as long as a rollout may take, until it has come so far. */
  void until(Class<? extends Rollout> state) {
    for (int i = 0; i < 600; i++) {
      settle();
      if (state.isInstance(current().rollout())) {
        return;
      }
      clock.advance(Duration.ofMillis(100));
    }
    throw new AssertionError("never " + state.getSimpleName() + ": " + current().history());
  }

  /** Build 2 with its first share of the traffic. */
  static World onTrial() {
    World world = running();
    world.publish(Fixtures.anArtifact(2, "healthy"));
    world.settle();
    return world;
  }
}
