package io.threeways.deploy.rollout;

import io.threeways.deploy.rollout.store.JdbcReleases;

class JdbcReleasesTest extends ReleasesContract {
  private final JdbcReleases releases = new JdbcReleases(Postgres.fresh().connections());

  @Override
  Releases releases() {
    return releases;
  }
}
