package io.threeways.deploy.rollout;

import static io.threeways.deploy.rollout.Fixtures.SHOP;

import io.threeways.deploy.environment.kafka.KafkaEnvironmentAnnouncements;
import io.threeways.deploy.environment.store.JdbcEnvironments;
import io.threeways.deploy.kafka.DeployOutbox;
import io.threeways.deploy.ondemand.Bounds;
import io.threeways.deploy.ondemand.CloseOnDemand;
import io.threeways.deploy.ondemand.DemandVacancies;
import io.threeways.deploy.ondemand.OpenOnDemand;
import io.threeways.deploy.ondemand.kafka.KafkaDemandAnnouncements;
import io.threeways.deploy.ondemand.store.JdbcDemands;
import io.threeways.deploy.rollout.agent.AgentServers;
import io.threeways.deploy.rollout.agent.AgentSettings;
import io.threeways.deploy.rollout.agent.ConfiguredAgent;
import io.threeways.deploy.rollout.agent.HttpProbes;
import io.threeways.deploy.rollout.kafka.KafkaAnnouncements;
import io.threeways.deploy.rollout.store.JdbcContributors;
import io.threeways.deploy.rollout.store.JdbcPlaces;
import io.threeways.deploy.rollout.store.JdbcReleases;
import io.threeways.deploy.rollout.store.JdbcRollouts;
import io.threeways.deploy.traffic.kafka.KafkaRouteAnnouncements;
import io.threeways.deploy.traffic.store.JdbcRoutes;
import io.threeways.outbox.Deliveries;
import io.threeways.outbox.DeliverySettings;
import io.threeways.outbox.Inbox;
import io.threeways.outbox.Outbox;
import io.threeways.testkit.JdbcTransactions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * The service in a process of its own that can be killed: the real store, outbox, inbox, agent
 * client and reconciler. Events come as lines on its input, and are acknowledged on its output; so
 * is the step at which it stands still to be killed.
 */
final class DeployProcess {
  private final Composition service;
  private final Deliveries deliveries;
  private final Reconciler reconciler;
  private final Rollouts rollouts;
  private final URI agent;
  private final OpenOnDemand opening;
  private final CloseOnDemand closing;

  static final Bounds BOUNDS =
      new Bounds(1, Duration.ofHours(1), Duration.ofHours(8), 3, 6, true, Duration.ofDays(1));

  private DeployProcess(Postgres postgres, URI agent, List<String> survived) {
    JdbcTransactions connections = postgres.connections();
    this.agent = agent;
    AgentSettings settings = ConfiguredAgent.at(agent);
    AgentServers servers = new AgentServers(settings, () -> "a token");
    DeployOutbox outbox = new DeployOutbox(new Outbox(connections, "deploy"), () -> {});
    rollouts = new JdbcRollouts(connections);
    JdbcEnvironments environments = new JdbcEnvironments(connections);
    JdbcDemands demands = new JdbcDemands(connections, BOUNDS);
    KafkaDemandAnnouncements announcements = new KafkaDemandAnnouncements(outbox, UUID::randomUUID);
    Vacancies vacancies = new DemandVacancies(demands, environments, announcements);
    service =
        new Composition(
            new Composition.Storage(
                rollouts,
                new JdbcReleases(connections),
                new JdbcPlaces(connections),
                new JdbcContributors(connections),
                environments,
                new JdbcRoutes(connections),
                postgres),
            new Composition.Voices(
                new KafkaAnnouncements(outbox, servers),
                new KafkaEnvironmentAnnouncements(outbox),
                new KafkaRouteAnnouncements(outbox),
                vacancies),
            new Composition.Host(
                servers, new HttpProbes(settings, Instant::now), new RecordedSites()),
            Instant::now,
            Fixtures.PATIENT,
            step -> standStill(step, survived),
            new RecordedChains(),
            List.of());
    deliveries =
        new Deliveries(
            new Inbox(connections, "deploy"), postgres::inNew, DeliverySettings.defaults());
    reconciler =
        new Reconciler(
            service.reconciliation,
            rollouts,
            servers,
            vacancies,
            Instant::now,
            Fixtures.PATIENT,
            Composition.VALIDITY.renewal(),
            UUID.randomUUID());
    closing =
        new CloseOnDemand(demands, service.closing, postgres, reconciler, Instant::now, BOUNDS);
    opening =
        new OpenOnDemand(
            demands,
            environments,
            service.acceptance,
            closing,
            announcements,
            postgres,
            reconciler,
            UUID::randomUUID,
            Instant::now,
            BOUNDS);
  }

  /**
   * @param arguments port and name of the database, the agent's address, the steps that are passed,
   *     separated by commas; {@code all} of them
   */
  public static void main(String[] arguments) throws IOException {
    Postgres postgres = Postgres.at(Integer.parseInt(arguments[0]), arguments[1]);
    List<String> survived = List.of(arguments[3].split(","));
    DeployProcess process = new DeployProcess(postgres, URI.create(arguments[2]), survived);
    process.reconciler.start();
    process.listen();
  }

  private static synchronized void standStill(String step, List<String> survived) {
    if (survived.contains("all") || survived.contains(step)) {
      return;
    }
    say("step " + step);
    while (true) {
      LockSupport.park();
    }
  }

  private void listen() throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.split(" ");
      UUID event = UUID.fromString(words[0]);
      var _ = deliveries.deliver("deploy-rollout", event, () -> handle(event, words));
      reconciler.wake(SHOP);
      rollouts.places().forEach(reconciler::wake);
      say("done " + event);
    }
  }

  private void handle(UUID event, String[] words) {
    if (words[1].equals("open")) {
      long number = Long.parseLong(words[2]);
      var _ = opening.forBuild(Fixtures.aWish(event, number, words[3], download(number)));
    } else if (words[1].equals("end")) {
      var _ = closing.afterBuild("shop/" + words[2], "passed");
    } else if (words[1].equals("publish")) {
      long number = Long.parseLong(words[2]);
      Published published = Fixtures.anArtifact(number, words[3], download(number));
      service.acceptance.accept(
          words.length > 4 ? Fixtures.by(strategy(words[4]), 4, published) : published);
    } else if (words[1].equals("back")) {
      var _ = service.commands.back(SHOP, "ada");
    } else {
      Deployment deployment = rollouts.find(SHOP).orElseThrow().rollingOut();
      var _ =
          service.judgements.heed(
              SHOP,
              new Judgement(
                  event,
                  deployment.carried().chain(),
                  deployment.id(),
                  Integer.parseInt(words[2]),
                  Judgement.Verdict.valueOf(words[3]),
                  "a rule",
                  "errors"));
    }
  }

  /** Quick ones: nobody watches them. */
  private static Strategy strategy(String word) {
    Strategy.Pacing pacing =
        new Strategy.Pacing(
            Duration.ZERO, Duration.ofMillis(100), Strategy.WhenInconclusive.CONTINUE);
    return switch (word) {
      case "rolling" -> new Strategy.Rolling(1, pacing);
      case "blue-green" -> new Strategy.BlueGreen(List.of(10, 100), pacing, Duration.ofMinutes(10));
      default -> throw new IllegalArgumentException(word);
    };
  }

  private URI download(long number) {
    return agent.resolve("/artifacts/" + number);
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
