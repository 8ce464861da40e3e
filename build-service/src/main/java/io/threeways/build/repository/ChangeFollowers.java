package io.threeways.build.repository;

import java.util.List;

/** All who follow changes, in no order that matters. */
public record ChangeFollowers(List<ChangeFollower> all) {
  public ChangeFollowers {
    all = List.copyOf(all);
  }

  List<String> pushed(Change change) {
    return all.stream().flatMap(follower -> follower.pushed(change).stream()).toList();
  }

  void deleted(Change last) {
    all.forEach(follower -> follower.deleted(last));
  }

  void committed() {
    all.forEach(ChangeFollower::committed);
  }
}
