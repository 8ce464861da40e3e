package io.threeways.deploy.rollout.kafka;

import io.threeways.deploy.rollout.Cargo;
import io.threeways.deploy.rollout.Change;
import io.threeways.deploy.rollout.Deployment;
import io.threeways.deploy.rollout.Reason;
import io.threeways.events.Link;
import java.util.ArrayList;
import java.util.List;

/** What the next event about a deployment is linked to. */
final class Causes {
  private Causes() {}

  /**
   * The first one: to the event that asked for it, or to the last event of each of several changes,
   * which it contains. Later ones: to the one before, and to the judgement that decided.
   */
  static List<Link> of(Deployment deployment, Reason reason) {
    Cargo cargo = deployment.carried();
    List<Link> links = new ArrayList<>();
    if (cargo.lastEvent() != null) {
      links.add(Link.causedBy(cargo.chain(), cargo.lastEvent()));
    } else if (cargo.changes().size() > 1) {
      cargo.changes().forEach(change -> addMember(links, change));
    } else {
      links.add(Link.causedBy(deployment.origin().chain(), deployment.origin().event()));
    }
    if (reason.judgement() != null && reason.judgementChain() != null) {
      links.add(Link.causedBy(reason.judgementChain(), reason.judgement()));
    }
    return links;
  }

  private static void addMember(List<Link> links, Change change) {
    links.add(Link.causedBy(change.chain(), change.lastEvent()));
    links.add(Link.contains(change.chain(), change.lastEvent()));
  }
}
