package io.threeways.build.repository.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.Change;
import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.Changes;
import io.threeways.build.repository.CommitFacts;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.Head;
import io.threeways.build.repository.RepositoryName;
import io.threeways.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes and heads as rows; the repository's row is the lock. */
@ApplicationScoped
class JdbcChanges implements Changes {
  private final Sql sql;

  JdbcChanges(@DataSource("build") AgroalDataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  /**
   * Held against other locks of it, not against rows that are written and refer to it: whoever has
   * locked one of those already must not wait here for somebody who wants that one next.
   */
  @Override
  public void lock(RepositoryName repository) {
    sql.first(
        "select name from repository where name = ? for no key update",
        row -> row.getString(1),
        repository.text());
  }

  @Override
  public ChangeId next(RepositoryName repository) {
    return sql.first(
            "update repository set last_change = last_change + 1 where name = ? returning"
                + " last_change",
            row -> new ChangeId(repository, row.getLong(1)),
            repository.text())
        .orElseThrow(() -> new IllegalStateException("no repository " + repository));
  }

  @Override
  public void put(Change change) {
    add(change);
    moveHead(change.branch(), new Head(change.commit(), change.id()));
    if (change.branch().isMain()) {
      arrived(change.commit(), change.id(), null);
    }
  }

  @Override
  public void add(Change change) {
    CommitSha previous = change.previous();
    sql.update(
        """
        insert into change (repository, number, branch, chain_id, commit, previous_commit, commits,
          title, author, pusher, pushed_at, event_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (repository, number) do update set commit = excluded.commit,
          previous_commit = excluded.previous_commit, commits = excluded.commits,
          title = excluded.title, author = excluded.author, pusher = excluded.pusher,
          pushed_at = excluded.pushed_at, event_id = excluded.event_id\
        """,
        change.repository().text(),
        change.id().number(),
        change.branch().text(),
        change.chain(),
        change.commit().text(),
        previous == null ? null : previous.text(),
        change.facts().commits(),
        change.facts().title(),
        change.facts().author(),
        change.pusher(),
        change.pushedAt(),
        change.event());
  }

  @Override
  public void arrive(Head at, List<Arrived> arrived) {
    moveHead(BranchName.MAIN, at);
    arrived.forEach(one -> arrived(at.commit(), one.change(), one.event()));
  }

  @Override
  public List<ChangeId> arrivedAt(RepositoryName repository, Set<CommitSha> commits, int most) {
    return sql.list(
        """
        select change from arrival where repository = ? and commit = any(?)
        order by position desc limit ?\
        """,
        row -> new ChangeId(repository, row.getLong(1)),
        repository.text(),
        commits.stream().map(CommitSha::text).toList(),
        most);
  }

  private void moveHead(BranchName branch, Head at) {
    sql.update(
        """
        insert into branch (repository, name, head, change) values (?, ?, ?, ?)
        on conflict (repository, name) do update set head = excluded.head, change = excluded.change\
        """,
        at.change().repository().text(),
        branch.text(),
        at.commit().text(),
        at.change().number());
  }

  /** Numbered under the repository's lock. */
  private void arrived(CommitSha at, ChangeId change, @Nullable UUID event) {
    sql.update(
        """
        insert into arrival (repository, position, commit, change, event_id)
        select ?, coalesce(max(position), 0) + 1, ?, ?, ? from arrival where repository = ?\
        """,
        change.repository().text(),
        at.text(),
        change.number(),
        event,
        change.repository().text());
  }

  @Override
  public Optional<Change> find(ChangeId id) {
    return sql.first(
        "select * from change where repository = ? and number = ?",
        JdbcChanges::change,
        id.repository().text(),
        id.number());
  }

  @Override
  public Optional<Change> ofChain(UUID chain) {
    return sql.first("select * from change where chain_id = ?", JdbcChanges::change, chain);
  }

  @Override
  public Map<BranchName, Head> heads(RepositoryName repository) {
    Map<BranchName, Head> heads = new LinkedHashMap<>();
    sql.list(
            "select name, head, change from branch where repository = ? order by name",
            row ->
                Map.entry(
                    new BranchName(row.getString("name")),
                    new Head(
                        new CommitSha(row.getString("head")),
                        new ChangeId(repository, row.getLong("change")))),
            repository.text())
        .forEach(entry -> heads.put(entry.getKey(), entry.getValue()));
    return heads;
  }

  @Override
  public void removeHead(RepositoryName repository, BranchName branch) {
    sql.update(
        "delete from branch where repository = ? and name = ?", repository.text(), branch.text());
  }

  private static Change change(ResultSet row) throws SQLException {
    String previous = row.getString("previous_commit");
    return new Change(
        new ChangeId(new RepositoryName(row.getString("repository")), row.getLong("number")),
        row.getObject("chain_id", UUID.class),
        new BranchName(row.getString("branch")),
        new CommitSha(row.getString("commit")),
        previous == null ? null : new CommitSha(previous),
        new CommitFacts(row.getInt("commits"), row.getString("title"), row.getString("author")),
        row.getString("pusher"),
        Sql.instant(row, "pushed_at"),
        row.getObject("event_id", UUID.class));
  }
}
