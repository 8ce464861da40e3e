package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Releases in a map. */
final class InMemoryReleases implements Releases {
  private final Map<Long, Published> byNumber = new TreeMap<>();

  @Override
  public void add(Published published) {
    byNumber.putIfAbsent(published.release().artifact().number(), published);
  }

  @Override
  public void remove(Place place) {
    byNumber.values().removeIf(published -> published.place().equals(place));
  }

  @Override
  public Optional<Published> find(Place place, String digest) {
    return of(place)
        .filter(published -> published.release().artifact().digest().equals(digest))
        .reduce((_, later) -> later);
  }

  @Override
  public Optional<Published> newest(Place place) {
    return of(place).reduce((_, later) -> later);
  }

  @Override
  public List<Change> changes(Place place, long after, long upTo) {
    Map<String, Change> union = new LinkedHashMap<>();
    of(place)
        .filter(published -> published.release().artifact().number() > after)
        .filter(published -> published.release().artifact().number() <= upTo)
        .forEach(published -> published.changes().forEach(c -> union.put(c.id(), c)));
    return List.copyOf(union.values());
  }

  private Stream<Published> of(Place place) {
    return byNumber.values().stream().filter(published -> published.place().equals(place));
  }
}
