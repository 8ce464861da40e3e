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
  private static final Most ALL = new Most(Integer.MAX_VALUE, Long.MAX_VALUE);

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
  public List<LoggedEvent> after(long after, Most most, @Nullable String topic) {
    return first(of(topic).filter(logged -> logged.position() > after).toList(), most);
  }

  @Override
  public List<LoggedEvent> latest(Most most, @Nullable String topic) {
    return first(of(topic).toList().reversed(), most).reversed();
  }

  private static List<LoggedEvent> first(List<LoggedEvent> all, Most most) {
    List<LoggedEvent> taken = new ArrayList<>();
    long bytes = 0;
    for (LoggedEvent logged : all) {
      if (taken.size() == most.events() || bytes >= most.bytes()) {
        break;
      }
      taken.add(logged);
      bytes += logged.event().document().length;
    }
    return taken;
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
  public List<ChainEvent> ofChains(Collection<String> chains, Most most) {
    Comparator<ChainEvent> byTime =
        Comparator.comparing(ChainEvent::at).thenComparing(ChainEvent::id);
    List<LoggedEvent> oursFirst =
        events.stream()
            .filter(
                logged -> logged.event().chain() != null && chains.contains(logged.event().chain()))
            .sorted(
                Comparator.comparing(
                    LoggedEvent::event,
                    Comparator.<ChainEvent, Boolean>comparing(
                            event -> !event.source().startsWith(ChainEvent.OURS))
                        .thenComparing(byTime)))
            .toList();
    return first(oursFirst, most).stream().map(LoggedEvent::event).sorted(byTime).toList();
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
            || ofChains(chains, ALL).stream().anyMatch(event -> event.id().equals(link.event())));
  }

  @Override
  public void beginAnew() {
    events.clear();
  }
}
