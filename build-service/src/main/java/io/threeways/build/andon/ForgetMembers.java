package io.threeways.build.andon;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.TreeSet;

/** Whoever was removed is on no swarm any more, and is told nothing any more. */
@ApplicationScoped
public class ForgetMembers {
  private final Cords cords;
  private final Subscriptions subscriptions;
  private final JoinSwarm joinSwarm;
  private final Members members;

  ForgetMembers(Cords cords, Subscriptions subscriptions, JoinSwarm joinSwarm, Members members) {
    this.cords = cords;
    this.subscriptions = subscriptions;
    this.joinSwarm = joinSwarm;
    this.members = members;
  }

  public void forgetTheGone() {
    Set<String> names = new TreeSet<>();
    cords.pulled().forEach(cord -> cord.swarm().forEach(helper -> names.add(helper.member())));
    subscriptions.all().forEach(subscription -> names.add(subscription.member()));
    names.stream().filter(members::isGone).forEach(this::forget);
  }

  private void forget(String member) {
    subscriptions.removeAll(member);
    cords.pulled().stream()
        .filter(cord -> cord.isHelpedBy(member))
        .forEach(cord -> joinSwarm.leave(cord.repository(), member));
  }
}
