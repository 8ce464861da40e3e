package io.threeways.build.pullrequest.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.threeways.build.pullrequest.Ejection;
import io.threeways.build.pullrequest.Proposal;
import io.threeways.build.pullrequest.PullRequest;
import io.threeways.build.pullrequest.PullRequests;
import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.RepositoryName;
import io.threeways.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pull requests as rows. */
@ApplicationScoped
class JdbcPullRequests implements PullRequests {
  private final Sql sql;

  JdbcPullRequests(@DataSource("build") AgroalDataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public void put(PullRequest pullRequest) {
    Proposal proposal = pullRequest.proposal();
    sql.update(
        """
        insert into pull_request (repository, number, chain_id, branch, target, title, text, author,
          pushers, commit, opened_at, updated_at, event_id, state)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')
        on conflict (repository, number) do update set title = excluded.title,
          text = excluded.text, author = excluded.author, pushers = excluded.pushers,
          commit = excluded.commit, opened_at = excluded.opened_at,
          updated_at = excluded.updated_at, event_id = excluded.event_id\
        """,
        proposal.id().repository().text(),
        proposal.id().number(),
        proposal.chain(),
        proposal.branch().text(),
        proposal.target().text(),
        proposal.title(),
        proposal.text(),
        proposal.author(),
        proposal.pushers(),
        proposal.commit().text(),
        proposal.openedAt(),
        proposal.updatedAt(),
        pullRequest.lastEvent());
    putState(pullRequest);
  }

  private void putState(PullRequest pullRequest) {
    switch (pullRequest) {
      case PullRequest.Open open -> {
        Ejection ejection = open.ejection();
        set(
            open.id(),
            "state = 'open', draft = ?, ejected_for = ?, ejected_at = ?",
            open.draft(),
            ejection == null ? null : ejection.reason(),
            ejection == null ? null : ejection.at());
      }
      case PullRequest.Queued queued ->
          set(
              queued.id(),
              "state = 'queued', draft = false, queued_by = ?, fix = ?, queued_at = ?",
              queued.by(),
              queued.fix(),
              queued.since());
      case PullRequest.Merged merged ->
          set(
              merged.id(),
              "state = 'merged', queued_by = ?, merged_commit = ?, batch = ?, ended_at = ?",
              merged.by(),
              merged.commit().text(),
              merged.batch().stream().map(ChangeId::number).toList(),
              merged.at());
      case PullRequest.Closed closed ->
          set(
              closed.id(),
              "state = 'closed', ended_by = ?, ended_for = ?, ended_at = ?",
              closed.by(),
              closed.reason(),
              closed.at());
    }
  }

  private void set(ChangeId id, String columns, @Nullable Object... values) {
    List<@Nullable Object> parameters = new ArrayList<>(Arrays.asList(values));
    parameters.add(id.repository().text());
    parameters.add(id.number());
    sql.update(
        "update pull_request set " + columns + " where repository = ? and number = ?",
        parameters.toArray());
  }

  @Override
  public Optional<PullRequest> find(ChangeId id) {
    return sql.first(
        "select * from pull_request where repository = ? and number = ?",
        PullRequestRows::pullRequest,
        id.repository().text(),
        id.number());
  }

  @Override
  public Optional<PullRequest> lock(ChangeId id) {
    return sql.first(
        "select * from pull_request where repository = ? and number = ? for update",
        PullRequestRows::pullRequest,
        id.repository().text(),
        id.number());
  }

  @Override
  public List<PullRequest> list(Filter filter) {
    RepositoryName repository = filter.repository();
    String name = repository == null ? null : repository.text();
    State state = filter.state();
    String word = state == null ? null : state.word();
    return sql.list(
        """
        select * from pull_request
        where (cast(? as text) is null or repository = ?)
          and (cast(? as text) is null or state = ?)
        order by opened_at desc, number desc limit ?\
        """,
        PullRequestRows::pullRequest,
        name,
        name,
        word,
        word,
        filter.most());
  }
}
