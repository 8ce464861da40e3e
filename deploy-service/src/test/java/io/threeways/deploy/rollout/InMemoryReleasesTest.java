package io.threeways.deploy.rollout;

class InMemoryReleasesTest extends ReleasesContract {
  private final InMemoryReleases releases = new InMemoryReleases();

  @Override
  Releases releases() {
    return releases;
  }
}
