package io.threeways.deploy.rollout;

class InMemoryContributorsTest extends ContributorsContract {
  private final InMemoryContributors contributors = new InMemoryContributors();

  @Override
  Contributors contributors() {
    return contributors;
  }
}
