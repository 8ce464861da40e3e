package io.threeways.deploy.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.deploy.configuration.puppet.Puppet;
import io.threeways.deploy.configuration.store.JdbcConfigurables;
import io.threeways.deploy.configuration.store.JdbcDescriptions;
import io.threeways.deploy.configuration.store.JdbcRuns;
import io.threeways.deploy.rollout.Postgres;
import io.threeways.testkit.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose turn it is. */
class PlanRunsTest {
  private static final int PROPOSALS = 3;

  private final Postgres postgres = Postgres.fresh();
  private final SettableClock clock = SettableClock.at(Instant.parse("2026-01-01T00:00:00Z"));
  private final Configurable production =
      new Configurable("production", "shop", "olga", clock.instant());
  private final Configurables configurables = new JdbcConfigurables(postgres.connections());
  private final Descriptions descriptions = new JdbcDescriptions(postgres.connections());
  private final Runs runs = new JdbcRuns(postgres.connections());
  private final HearOfCommits hearing =
      new HearOfCommits(configurables, descriptions, runs, clock::instant, UUID::randomUUID);
  private final PlanRuns plan =
      new PlanRuns(
          descriptions,
          runs,
          postgres,
          new ConfigurationLimits(
              EnumSet.allOf(Tool.class),
              Duration.ofSeconds(30),
              Duration.ofSeconds(1),
              Duration.ofMinutes(5),
              2,
              PROPOSALS),
          clock::instant,
          UUID::randomUUID);

  @BeforeEach
  void shopConfiguresProduction() {
    configurables.put(production);
  }

  @Test
  void whatMainSaysIsAppliedBeforeAnyProposal() {
    pushed(1, 1, false);
    pushed(2, 2, false);
    pushed(3, 3, true);
    hearing.passed("shop", commit(3));

    assertThat(plan.next(production))
        .hasValueSatisfying(
            run -> {
              assertThat(run.order().kind()).isEqualTo(Kind.APPLY);
              assertThat(run.order().description().commit()).isEqualTo(commit(3));
            });
  }

  @Test
  void ofABranchItsNewestCommitIsShown() {
    pushed(1, 1, false);
    pushed(2, 1, false);
    pushed(3, 2, false);

    assertThat(plan.next(production))
        .hasValueSatisfying(
            run -> assertThat(run.order().description().commit()).isEqualTo(commit(2)));
    assertThat(waiting()).containsExactly(commit(2), commit(3));
    assertThat(runs.list("production", commit(1), 9)).hasOnlyElementsOfType(Run.Dropped.class);
  }

  @Test
  void noMoreProposalsWaitThanTheirLimitSays() {
    for (int number = 1; number <= PROPOSALS + 2; number++) {
      pushed(number, number, false);
    }

    assertThat(plan.next(production)).isPresent();

    assertThat(waiting()).containsExactly(commit(3), commit(4), commit(5));
  }

  @Test
  void aReportThatCannotBeReadEndsItsRun() {
    String path = "/Stage[main]" + "/A[x]".repeat(20_000);
    String log =
        "[{\"level\": \"notice\", \"source\": \"%s\", \"message\": \"created\"}]".formatted(path);

    Outcome outcome =
        ConfigureEnvironment.outcome(
            new Puppet(), Configurer.Mode.CHECK, new Execution(0, "", log));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.reason()).contains("cannot be read", "100,012 characters"));
  }

  private List<String> waiting() {
    return runs.open("production").stream().map(run -> run.order().description().commit()).toList();
  }

  private void pushed(int number, int branch, boolean onMain) {
    Description description =
        new Description(
            "shop",
            commit(number),
            "production",
            Tool.PUPPET,
            "site.pp",
            URI.create("http://127.0.0.1/files"));
    boolean _ =
        postgres.in(
            () -> {
              hearing.pushed(
                  List.of(description),
                  new Origin(new UUID(1, branch), new UUID(2, number)),
                  "ada",
                  onMain);
              return true;
            });
  }

  private static String commit(int number) {
    return "%040x".formatted(number);
  }
}
