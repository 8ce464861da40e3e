package io.threeways.learning.chain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A log for tests of what follows from one. */
public final class InMemoryChainLog implements ChainLog {
  private final List<LoggedEvent> events = new ArrayList<>();

  @Override
  public Optional<LoggedEvent> append(ChainEvent event) {
    boolean known =
        events.stream()
            .map(LoggedEvent::event)
            .anyMatch(
                other -> other.id().equals(event.id()) && other.source().equals(event.source()));
    if (known) {
      return Optional.empty();
    }
    LoggedEvent logged = new LoggedEvent(events.size() + 1L, event);
    events.add(logged);
    return Optional.of(logged);
  }

  @Override
  public long head() {
    return events.size();
  }

  @Override
  public List<LoggedEvent> after(long after, int limit, @Nullable String topic) {
    return of(topic).filter(logged -> logged.position() > after).limit(limit).toList();
  }

  @Override
  public List<LoggedEvent> latest(int limit, @Nullable String topic) {
    List<LoggedEvent> all = of(topic).toList();
    return all.subList(Math.max(0, all.size() - limit), all.size());
  }

  private Stream<LoggedEvent> of(@Nullable String topic) {
    return events.stream()
        .filter(logged -> topic == null || topic.equals(logged.event().arrival().topic()));
  }

  @Override
  public List<LoggedEvent> withId(String id) {
    return events.stream().filter(logged -> logged.event().id().equals(id)).toList();
  }

  @Override
  public List<ChainEvent> ofChains(Collection<String> chains, int limit) {
    return events.stream()
        .map(LoggedEvent::event)
        .filter(event -> event.chain() != null && chains.contains(event.chain()))
        .sorted(Comparator.comparing(ChainEvent::at).thenComparing(ChainEvent::id))
        .limit(limit)
        .toList();
  }

  @Override
  public Set<String> containing(Collection<String> chains) {
    Set<String> containing = new HashSet<>();
    for (LoggedEvent logged : events) {
      String chain = logged.event().chain();
      if (chain != null
          && !chains.contains(chain)
          && logged.event().links().stream().anyMatch(link -> contains(link, chains))) {
        containing.add(chain);
      }
    }
    return containing;
  }

  private boolean contains(EventLink link, Collection<String> chains) {
    return EventLink.CONTAINS.equals(link.relation())
        && (chains.contains(Objects.requireNonNullElse(link.chain(), ""))
            || ofChains(chains, Integer.MAX_VALUE).stream()
                .anyMatch(event -> event.id().equals(link.event())));
  }

  @Override
  public void beginAnew() {
    events.clear();
  }
}
