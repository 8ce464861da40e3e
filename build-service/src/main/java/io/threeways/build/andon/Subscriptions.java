package io.threeways.build.andon;

import java.util.List;

/** Who is told where. */
public interface Subscriptions {

  /** Does nothing when there is one. */
  void add(Subscription subscription);

  /**
   * @return whether there was one
   */
  boolean remove(Subscription subscription);

  void removeAll(String member);

  List<Subscription> all();

  List<Subscription> of(String member);
}
