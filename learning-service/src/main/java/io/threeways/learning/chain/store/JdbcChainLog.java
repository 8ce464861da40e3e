package io.threeways.learning.chain.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.threeways.jdbc.Sql;
import io.threeways.learning.chain.Arrival;
import io.threeways.learning.chain.ChainEvent;
import io.threeways.learning.chain.ChainLog;
import io.threeways.learning.chain.EventLink;
import io.threeways.learning.chain.LoggedEvent;
import io.threeways.learning.chain.Most;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The log as rows; the row of {@code log_head} is the lock that numbers them. */
@ApplicationScoped
class JdbcChainLog implements ChainLog {
  private static final String APPEND =
      """
      with head as (select position from log_head for update),
      kept as (delete from kept_position where source = ? and event_id = ? returning position),
      added as (
        insert into event_log (position, source, event_id, type, subject, chain, occurred_at, topic,
          partition, record_offset, document)
        select coalesce((select position from kept), head.position + 1), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
        from head
        on conflict (source, event_id) do nothing
        returning position)
      update log_head set position = greatest(log_head.position, added.position) from added
      returning added.position\
      """;

  /** An id is one source's own; more than a few sources that chose the same mean no good. */
  private static final int MOST_SOURCES = 10;

  private final Sql sql;

  JdbcChainLog(@DataSource("learning") AgroalDataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public Optional<LoggedEvent> append(ChainEvent event) {
    Optional<LoggedEvent> logged =
        sql.first(
                APPEND,
                row -> row.getLong(1),
                event.source(),
                event.id(),
                event.source(),
                event.id(),
                event.type(),
                event.subject(),
                event.chain(),
                event.at(),
                event.arrival().topic(),
                event.arrival().partition(),
                event.arrival().offset(),
                event.document())
            .map(position -> new LoggedEvent(position, event));
    logged.ifPresent(this::addLinks);
    return logged;
  }

  private void addLinks(LoggedEvent logged) {
    int ordinal = 0;
    for (EventLink link : logged.event().links()) {
      sql.update(
          """
          insert into event_link (position, ordinal, kind, relation, target_event, target_chain)
          values (?, ?, ?, ?, ?, ?)\
          """,
          logged.position(),
          ordinal++,
          link.kind().name(),
          link.relation(),
          link.event(),
          link.chain());
    }
  }

  @Override
  public long head() {
    return sql.first("select position from log_head", row -> row.getLong(1)).orElseThrow();
  }

  @Override
  public List<LoggedEvent> after(long after, Most most, @Nullable String topic) {
    return logged(
        """
        select event_log.*, sum(octet_length(document)) over (order by position) as so_far
        from event_log where position > ? and (?::text is null or topic = ?)
        order by position limit ?\
        """,
        "position",
        most,
        after,
        topic,
        topic,
        most.events());
  }

  @Override
  public List<LoggedEvent> latest(Most most, @Nullable String topic) {
    return logged(
        """
        select event_log.*, sum(octet_length(document)) over (order by position desc) as so_far
        from event_log where ?::text is null or topic = ?
        order by position desc limit ?\
        """,
        "position",
        most,
        topic,
        topic,
        most.events());
  }

  @Override
  public List<LoggedEvent> withId(String id) {
    return withLinks(
        sql.list(
            "select * from event_log where event_id = ? order by source limit ?",
            JdbcChainLog::withoutLinks,
            id,
            MOST_SOURCES));
  }

  @Override
  public List<ChainEvent> ofChains(Collection<String> chains, Most most) {
    return logged(
            """
            select event_log.*, sum(octet_length(document))
                over (order by source not like ?, occurred_at, event_id, position) as so_far
            from event_log where chain = any(?)
            order by source not like ?, occurred_at, event_id, position limit ?\
            """,
            "occurred_at, event_id",
            most,
            ChainEvent.OURS + "%",
            chains,
            ChainEvent.OURS + "%",
            most.events())
        .stream()
        .map(LoggedEvent::event)
        .toList();
  }

  @Override
  public Set<String> containing(Collection<String> chains) {
    return new HashSet<>(
        sql.list(
            """
            select distinct event_log.chain from event_link join event_log using (position)
            where relation = 'contains' and chain is not null and not chain = any(?)
              and (target_chain = any(?)
                or target_event in (select event_id from event_log where chain = any(?)))\
            """,
            row -> row.getString(1),
            chains,
            chains,
            chains));
  }

  @Override
  public void beginAnew() {
    sql.list("select position from log_head for update", row -> row.getLong(1));
    sql.update("delete from kept_position");
    sql.update("insert into kept_position select source, event_id, position from event_log");
    sql.update("delete from event_log");
    sql.update("delete from push");
  }

  /**
   * @param counted rows with the bytes of their documents so far
   * @param order of what is left of them
   */
  private List<LoggedEvent> logged(
      String counted, String order, Most most, @Nullable Object... parameters) {
    @Nullable Object[] all = Arrays.copyOf(parameters, parameters.length + 1);
    all[parameters.length] = most.bytes();
    return withLinks(
        sql.list(
            "select * from (%s) counted where so_far - octet_length(document) < ? order by %s"
                .formatted(counted, order),
            JdbcChainLog::withoutLinks,
            all));
  }

  private List<LoggedEvent> withLinks(List<LoggedEvent> bare) {
    Map<Long, List<EventLink>> links = links(bare);
    return bare.stream()
        .map(logged -> withLinks(logged, links.getOrDefault(logged.position(), List.of())))
        .toList();
  }

  private Map<Long, List<EventLink>> links(List<LoggedEvent> events) {
    record Link(long position, EventLink link) {}
    return sql
        .list(
            "select * from event_link where position = any(?) order by position, ordinal",
            row -> new Link(row.getLong("position"), link(row)),
            events.stream().map(LoggedEvent::position).toList())
        .stream()
        .collect(groupingBy(Link::position, mapping(Link::link, toList())));
  }

  private static EventLink link(ResultSet row) throws SQLException {
    return new EventLink(
        EventLink.Kind.valueOf(row.getString("kind")),
        row.getString("relation"),
        row.getString("target_event"),
        row.getString("target_chain"));
  }

  private static LoggedEvent withLinks(LoggedEvent logged, List<EventLink> links) {
    ChainEvent bare = logged.event();
    return new LoggedEvent(
        logged.position(),
        new ChainEvent(
            bare.arrival(),
            bare.id(),
            bare.source(),
            bare.type(),
            bare.subject(),
            bare.chain(),
            bare.at(),
            links,
            bare.document()));
  }

  private static LoggedEvent withoutLinks(ResultSet row) throws SQLException {
    return new LoggedEvent(
        row.getLong("position"),
        new ChainEvent(
            new Arrival(
                row.getString("topic"), row.getInt("partition"), row.getLong("record_offset")),
            row.getString("event_id"),
            row.getString("source"),
            row.getString("type"),
            row.getString("subject"),
            row.getString("chain"),
            Sql.instant(row, "occurred_at"),
            List.of(),
            row.getBytes("document")));
  }
}
