package io.threeways.build.cache.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.threeways.build.cache.CacheEntries;
import io.threeways.build.cache.CacheEntry;
import io.threeways.build.cache.CacheKey;
import io.threeways.build.cache.CacheLimits;
import io.threeways.build.cache.CacheScope;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.BuildId;
import io.threeways.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Entries as rows. */
@ApplicationScoped
class JdbcCacheEntries implements CacheEntries {
  private static final String MAIN = new CacheScope.Main().text();

  private final Sql sql;

  JdbcCacheEntries(@DataSource("build") AgroalDataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public Optional<CacheEntry> find(RepositoryName repository, CacheScope scope, CacheKey key) {
    return sql.first(
        "select * from cache_entry where repository = ? and scope = ? and key = ?",
        row ->
            new CacheEntry(
                repository,
                scope,
                key,
                row.getString("digest"),
                row.getLong("bytes"),
                Sql.instant(row, "used_at")),
        repository.text(),
        scope.text(),
        key.text());
  }

  @Override
  public void put(CacheEntry entry) {
    sql.update(
        """
        insert into cache_entry (repository, scope, key, digest, bytes, used_at)
        values (?, ?, ?, ?, ?, ?)
        on conflict (repository, scope, key) do update
        set digest = excluded.digest, bytes = excluded.bytes, used_at = excluded.used_at\
        """,
        entry.repository().text(),
        entry.scope().text(),
        entry.key().text(),
        entry.digest(),
        entry.bytes(),
        entry.usedAt());
  }

  @Override
  public void use(CacheEntry entry, Instant at) {
    sql.update(
        "update cache_entry set used_at = ? where repository = ? and scope = ? and key = ?",
        at,
        entry.repository().text(),
        entry.scope().text(),
        entry.key().text());
  }

  @Override
  public void remove(CacheEntry entry) {
    sql.update(
        """
        delete from cache_entry
        where repository = ? and scope = ? and key = ? and digest = ?\
        """,
        entry.repository().text(),
        entry.scope().text(),
        entry.key().text(),
        entry.digest());
  }

  @Override
  public void land(BuildId merge) {
    String repository = merge.repository().text();
    String scope = new CacheScope.Merge(merge).text();
    sql.update(
        """
        insert into cache_entry (repository, scope, key, digest, bytes, used_at)
        select repository, ?, key, digest, bytes, used_at from cache_entry
        where repository = ? and scope = ?
        on conflict (repository, scope, key) do nothing\
        """,
        MAIN,
        repository,
        scope);
    sql.update("delete from cache_entry where repository = ? and scope = ?", repository, scope);
  }

  /** What another transaction holds, it is using or removing: nobody waits for it here. */
  @Override
  public void evict(RepositoryName repository, CacheLimits limits) {
    sql.update(
        """
        with ranked as (
          select scope, key, sum(bytes) over kept as bytes, count(*) over kept as number
          from cache_entry where repository = ?
          window kept as (order by scope <> ?, used_at desc, scope, key
                          rows unbounded preceding)),
        surplus as (
          select e.scope, e.key from cache_entry e
          join ranked r on r.scope = e.scope and r.key = e.key
          where e.repository = ? and (r.bytes > ? or r.number > ?)
          for update of e skip locked)
        delete from cache_entry e using surplus s
        where e.repository = ? and e.scope = s.scope and e.key = s.key\
        """,
        repository.text(),
        MAIN,
        repository.text(),
        limits.repositoryBytes(),
        limits.repositoryEntries(),
        repository.text());
  }

  @Override
  public Set<String> digests(RepositoryName repository) {
    return Set.copyOf(
        sql.list(
            "select distinct digest from cache_entry where repository = ?",
            row -> row.getString("digest"),
            repository.text()));
  }
}
