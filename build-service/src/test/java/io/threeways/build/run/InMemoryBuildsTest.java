package io.threeways.build.run;

import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.RepositoryName;
import java.util.function.Supplier;

class InMemoryBuildsTest extends BuildsContract {
  private final InMemoryBuilds builds = new InMemoryBuilds();
  private int repositories;

  @Override
  Builds builds() {
    return builds;
  }

  @Override
  ChangeId aChange() {
    return new ChangeId(new RepositoryName("r" + ++repositories), 7);
  }

  @Override
  <T> T inTransaction(Supplier<T> work) {
    return work.get();
  }
}
