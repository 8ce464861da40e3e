package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Releases in a list. */
final class InMemoryReleases implements Releases {
  private final List<Published> all = new ArrayList<>();

  @Override
  public void add(Published published) {
    Artifact artifact = published.release().artifact();
    boolean known =
        of(published.place(), artifact.repository())
            .anyMatch(before -> before.release().artifact().number() == artifact.number());
    if (!known) {
      all.add(published);
    }
  }

  @Override
  public void remove(Place place) {
    all.removeIf(published -> published.place().equals(place));
  }

  @Override
  public Optional<Published> find(Place place, String digest) {
    return of(place)
        .filter(published -> published.release().artifact().digest().equals(digest))
        .reduce((_, later) -> later);
  }

  @Override
  public Optional<Published> newest(Place place, String repository) {
    return of(place, repository).reduce((_, later) -> later);
  }

  @Override
  public List<Change> changes(Place place, String repository, long after, long upTo) {
    Map<String, Change> union = new LinkedHashMap<>();
    of(place, repository)
        .filter(published -> published.release().artifact().number() > after)
        .filter(published -> published.release().artifact().number() <= upTo)
        .forEach(published -> published.changes().forEach(c -> union.put(c.id(), c)));
    return List.copyOf(union.values());
  }

  private Stream<Published> of(Place place, String repository) {
    return of(place)
        .filter(published -> published.release().artifact().repository().equals(repository));
  }

  private Stream<Published> of(Place place) {
    return all.stream()
        .filter(published -> published.place().equals(place))
        .sorted(Comparator.comparingLong(published -> published.release().artifact().number()));
  }
}
