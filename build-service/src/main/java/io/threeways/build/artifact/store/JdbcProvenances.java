package io.threeways.build.artifact.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.threeways.build.artifact.Artifact;
import io.threeways.build.artifact.Attestation;
import io.threeways.build.artifact.Digest;
import io.threeways.build.artifact.Provenances;
import io.threeways.build.artifact.VerificationKey;
import io.threeways.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Provenance as rows. */
@ApplicationScoped
class JdbcProvenances implements Provenances {
  private final Sql sql;

  JdbcProvenances(@DataSource("build") AgroalDataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public void add(Artifact artifact, Attestation attestation) {
    sql.update(
        "insert into provenance_key (id, x) values (?, ?) on conflict (id) do nothing",
        attestation.key().id(),
        attestation.key().x());
    sql.update(
        "insert into provenance (repository, build, key, envelope) values (?, ?, ?, ?)",
        artifact.build().repository().text(),
        artifact.build().number(),
        attestation.key().id(),
        attestation.envelope());
  }

  @Override
  public Optional<String> find(Digest digest) {
    return sql.first(
        """
        select p.envelope from provenance p
        join artifact a on a.repository = p.repository and a.build = p.build
        where a.digest = ? order by a.branch <> 'main', a.published_at desc limit 1\
        """,
        row -> row.getString("envelope"),
        digest.text());
  }

  @Override
  public List<VerificationKey> keys() {
    return sql.list(
        "select id, x from provenance_key order by id",
        row -> new VerificationKey(row.getString("id"), row.getString("x")));
  }
}
