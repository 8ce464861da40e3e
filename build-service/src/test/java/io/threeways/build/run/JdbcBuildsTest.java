package io.threeways.build.run;

import static io.threeways.build.run.BuildFixtures.anyCommit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.Change;
import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.Changes;
import io.threeways.build.repository.CommitFacts;
import io.threeways.build.repository.MainEntry;
import io.threeways.build.repository.Repositories;
import io.threeways.build.repository.RepositoryName;
import io.threeways.testkit.RealParts;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The rows, in the real database; the queue is closed, it would claim them. */
@QuarkusTest
@RealParts("build")
class JdbcBuildsTest extends BuildsContract {
  @Inject Builds builds;
  @Inject Repositories repositories;
  @Inject Changes changes;
  @Inject BuildQueue queue;

  @BeforeEach
  void close() {
    queue.close();
  }

  @AfterEach
  void open() {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                builds.list(new Builds.Filter(null, null, null, 500)).stream()
                    .filter(build -> build.id().repository().text().startsWith("contract-"))
                    .forEach(this::end));
    queue.open();
  }

  @Override
  Builds builds() {
    return builds;
  }

  @Override
  ChangeId aChange() {
    RepositoryName name =
        new RepositoryName("contract-" + UUID.randomUUID().toString().substring(0, 8));
    ChangeId id = new ChangeId(name, 7);
    UUID any = UUID.randomUUID();
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              repositories.add(
                  new Repositories.Repository(name, BuildFixtures.NOON, any, any, MainEntry.PUSH));
              changes.put(
                  new Change(
                      id,
                      any,
                      BranchName.MAIN,
                      anyCommit(),
                      null,
                      new CommitFacts(1, "Add a basket", "Ada <ada@example.org>"),
                      "ada",
                      BuildFixtures.NOON,
                      any));
            });
    return id;
  }

  @Override
  <T> T inTransaction(Supplier<T> work) {
    return QuarkusTransaction.requiringNew().call(work::get);
  }

  private void end(Build build) {
    switch (build) {
      case Build.Queued queued ->
          builds.save(queued.cancel("test", BuildFixtures.NOON, UUID.randomUUID()));
      case Build.Running running ->
          builds.save(running.cancel(BuildFixtures.NOON, UUID.randomUUID()));
      case Build.Ended _ -> {
        // Stays as it is.
      }
    }
  }
}
