package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.EnvironmentAnnouncements;
import io.threeways.deploy.environment.Environments;
import io.threeways.deploy.environment.OpenEnvironment;
import io.threeways.deploy.traffic.RouteAnnouncements;
import io.threeways.deploy.traffic.Routes;
import io.threeways.deploy.traffic.ShiftTraffic;
import io.threeways.deploy.traffic.Validity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The use cases put together by hand, over whatever ports a test has. */
final class Composition {
  static final Validity VALIDITY = new Validity(Duration.ofSeconds(15), Duration.ofSeconds(5));

  final AcceptArtifact acceptance;
  final HeedJudgement judgements;
  final RequestDeployment requests;
  final CommandRollout commands;
  final ReconcilePlace reconciliation;
  final ClosePlace closing;

  record Storage(
      Rollouts rollouts,
      Releases releases,
      Places places,
      Contributors contributors,
      Environments environments,
      Routes routes,
      Transactions transactions) {}

  record Voices(
      Announcements rollouts,
      EnvironmentAnnouncements environments,
      RouteAnnouncements routes,
      Vacancies vacancies) {}

  record Host(Servers servers, Probes probes, Sites sites) {}

  Composition(
      Storage storage,
      Voices voices,
      Host host,
      RolloutClock clock,
      Limits limits,
      Steps steps,
      Chains chains,
      List<Gate> more) {
    Ids ids = UUID::randomUUID;
    RecordMove moves =
        new RecordMove(
            storage.rollouts(),
            voices.rollouts(),
            new ShiftTraffic(storage.routes(), voices.routes(), VALIDITY),
            storage.transactions(),
            clock,
            steps);
    CarriedChanges changes = new CarriedChanges(storage.releases());
    List<Gate> all = new ArrayList<>(more);
    all.add(new ApprovalGate(changes, storage.contributors()));
    Gates gates = new Gates(all);
    ClosePlace closing =
        new ClosePlace(
            storage.rollouts(),
            storage.releases(),
            storage.places(),
            moves,
            storage.transactions(),
            voices.vacancies(),
            clock,
            steps);
    CheckServers checks = new CheckServers(host.servers(), host.probes(), limits);
    reconciliation =
        new ReconcilePlace(
            storage.rollouts(),
            host.servers(),
            host.sites(),
            moves,
            new BeginRollout(
                gates,
                changes,
                voices.rollouts(),
                new OpenEnvironment(storage.environments(), voices.environments()),
                moves,
                ids,
                clock,
                limits),
            new DriveRollout(
                new PrepareCandidate(host.servers(), checks, clock, limits, steps),
                checks,
                clock,
                limits),
            new KeepStable(host.servers(), host.probes(), clock, limits),
            closing,
            clock,
            limits,
            steps,
            chains);
    this.closing = closing;
    acceptance = new AcceptArtifact(storage.places(), storage.releases(), moves, ids, clock);
    judgements = new HeedJudgement(moves, clock, limits);
    requests = new RequestDeployment(storage.releases(), moves, place -> {}, ids, clock);
    commands =
        new CommandRollout(storage.rollouts(), moves, requests, gates, place -> {}, clock, limits);
  }
}
