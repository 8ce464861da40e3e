package io.threeways.build.artifact.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.threeways.build.artifact.Artifact;
import io.threeways.build.artifact.Artifacts;
import io.threeways.build.artifact.Carried;
import io.threeways.build.artifact.Digest;
import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.Build;
import io.threeways.build.run.BuildId;
import io.threeways.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Published artifacts as rows. */
@ApplicationScoped
class JdbcArtifacts implements Artifacts {
  private final Sql sql;

  JdbcArtifacts(@DataSource("build") AgroalDataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public void add(Artifact artifact) {
    sql.update(
        """
        insert into artifact (repository, build, change, branch, commit, digest, size, purl,
          published_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        artifact.build().repository().text(),
        artifact.build().number(),
        artifact.change().number(),
        artifact.branch().text(),
        artifact.commit().text(),
        artifact.digest().text(),
        artifact.size(),
        artifact.purl(),
        artifact.publishedAt());
  }

  @Override
  public Optional<Artifact> find(Digest digest) {
    return sql.first(
        "select * from artifact where digest = ? order by published_at desc",
        JdbcArtifacts::artifact,
        digest.text());
  }

  @Override
  public List<Artifact> list(@Nullable RepositoryName repository, int most) {
    String name = repository == null ? null : repository.text();
    return sql.list(
        """
        select * from artifact where cast(? as text) is null or repository = ?
        order by published_at desc, build desc limit ?\
        """,
        JdbcArtifacts::artifact,
        name,
        name,
        most);
  }

  @Override
  public List<Carried> carriedBy(Build.Passed build) {
    return build.origin().target().isMain() ? carriedByMain(build) : carriedByBranch(build);
  }

  /** In the order in which they arrived, a batch of several at one commit. */
  private List<Carried> carriedByMain(Build.Passed build) {
    return sql.list(
        """
        with own as (
          select min(position) as first, max(position) as last from arrival
          where repository = ? and commit = ?),
        behind as (
          select coalesce(max(p.position), 0) as last
          from arrival p join artifact f
            on f.repository = p.repository and f.commit = p.commit and f.branch = 'main'
          where p.repository = ? and p.position < (select first from own))
        select c.*, coalesce(
            a.event_id,
            (select b.event_id from build b where b.repository = c.repository
               and b.change = c.number and b.number <= ? order by b.number desc limit 1),
            c.event_id) as last_event
        from arrival a join change c on c.repository = a.repository and c.number = a.change
        where a.repository = ? and a.position > (select last from behind)
          and a.position <= (select last from own)
        order by a.position\
        """,
        JdbcArtifacts::carried,
        build.id().repository().text(),
        build.origin().commit().text(),
        build.id().repository().text(),
        build.id().number(),
        build.id().repository().text());
  }

  /** A branch is one change as long as it lives; what lived under its name before goes with it. */
  private List<Carried> carriedByBranch(Build.Passed build) {
    return sql.list(
        """
        select c.*, coalesce(
            (select b.event_id from build b where b.repository = c.repository
               and b.change = c.number and b.number <= ? order by b.number desc limit 1),
            c.event_id) as last_event
        from change c
        where c.repository = ? and c.branch = ? and c.number <= ?
          and (c.number = ? or c.number > coalesce(
            (select max(a.change) from artifact a where a.repository = c.repository
               and a.branch = c.branch and a.build < ?), 0))
        order by c.number\
        """,
        JdbcArtifacts::carried,
        build.id().number(),
        build.id().repository().text(),
        build.origin().branch().text(),
        build.origin().change().number(),
        build.origin().change().number(),
        build.id().number());
  }

  private static Carried carried(ResultSet row) throws SQLException {
    return new Carried(
        new ChangeId(new RepositoryName(row.getString("repository")), row.getLong("number")),
        row.getObject("chain_id", UUID.class),
        row.getObject("last_event", UUID.class),
        new CommitSha(row.getString("commit")),
        row.getString("title"),
        row.getString("author"));
  }

  private static Artifact artifact(ResultSet row) throws SQLException {
    RepositoryName repository = new RepositoryName(row.getString("repository"));
    return new Artifact(
        new BuildId(repository, row.getLong("build")),
        new ChangeId(repository, row.getLong("change")),
        new BranchName(row.getString("branch")),
        new CommitSha(row.getString("commit")),
        new Digest(row.getString("digest")),
        row.getLong("size"),
        Sql.instant(row, "published_at"));
  }
}
