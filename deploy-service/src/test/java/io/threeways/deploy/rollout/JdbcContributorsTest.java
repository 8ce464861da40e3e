package io.threeways.deploy.rollout;

import io.threeways.deploy.rollout.store.JdbcContributors;

class JdbcContributorsTest extends ContributorsContract {
  private final JdbcContributors contributors =
      new JdbcContributors(Postgres.fresh().connections());

  @Override
  Contributors contributors() {
    return contributors;
  }
}
