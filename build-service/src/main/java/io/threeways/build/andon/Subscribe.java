package io.threeways.build.andon;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** A member says where to be told. */
@ApplicationScoped
public class Subscribe {
  private final Subscriptions subscriptions;
  private final Reachable reachable;
  private final AndonLimits limits;

  Subscribe(Subscriptions subscriptions, Reachable reachable, AndonLimits limits) {
    this.subscriptions = subscriptions;
    this.reachable = reachable;
    this.limits = limits;
  }

  /** What came of it. */
  public sealed interface Result {
    record Subscribed(Subscription subscription) implements Result {}

    record TooMany(int most) implements Result {}

    /**
     * Nothing is sent there.
     *
     * @param why a sentence for a person
     */
    record NotReachable(String why) implements Result {}
  }

  @Transactional
  public Result subscribe(Subscription subscription) {
    List<Subscription> before = subscriptions.of(subscription.member());
    if (!before.contains(subscription) && before.size() >= limits.targets()) {
      return new Result.TooMany(limits.targets());
    }
    return reachable
        .refusal(subscription.target())
        .<Result>map(Result.NotReachable::new)
        .orElseGet(
            () -> {
              subscriptions.add(subscription);
              return new Result.Subscribed(subscription);
            });
  }
}
