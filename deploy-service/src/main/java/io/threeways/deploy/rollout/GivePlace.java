package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** An operator says which repository deploys to a place. What runs there goes on. */
@ApplicationScoped
public class GivePlace {
  private static final int LONGEST_NAME = 100;

  private final Places places;
  private final Transactions transactions;

  @Inject
  public GivePlace(Places places, Transactions transactions) {
    this.places = places;
    this.transactions = transactions;
  }

  /**
   * @throws IllegalArgumentException when that is no repository's name
   */
  public void give(Place place, String repository, String by) {
    if (repository.isBlank() || repository.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("a repository's name has 1 to 100 characters");
    }
    boolean _ =
        transactions.in(
            () -> {
              places.give(place, repository, by);
              return true;
            });
  }
}
