package io.threeways.deploy.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.deploy.configuration.ansible.Ansible;
import io.threeways.deploy.configuration.chef.Chef;
import io.threeways.deploy.configuration.puppet.Puppet;
import io.threeways.deploy.configuration.store.JdbcConfigurables;
import io.threeways.deploy.configuration.store.JdbcDescriptions;
import io.threeways.deploy.configuration.store.JdbcRuns;
import io.threeways.deploy.rollout.Postgres;
import io.threeways.testkit.SettableClock;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The story of an environment: real Ansible on a machine of its own, a real database. */
class ConfigurationTest {
  private static final String GREETING =
      """
      - hosts: all
        gather_facts: false
        tasks:
          - name: Greeting
            ansible.builtin.copy: {dest: "{{ host_root }}/greeting.conf", content: "%s"}
      """;
  private static final Duration DRIFT = Duration.ofMinutes(5);

  @TempDir Path folder;

  private final Postgres postgres = Postgres.fresh();
  private final SettableClock clock = SettableClock.at(Instant.parse("2026-01-01T00:00:00Z"));
  private final List<Run.Ended> told = new ArrayList<>();
  private final Configurables configurables = new JdbcConfigurables(postgres.connections());
  private final Descriptions descriptions = new JdbcDescriptions(postgres.connections());
  private final Runs runs = new JdbcRuns(postgres.connections());
  private final ConfigurationLimits limits =
      new ConfigurationLimits(
          EnumSet.of(Tool.ANSIBLE, Tool.PUPPET),
          Duration.ofSeconds(30),
          Duration.ofSeconds(1),
          DRIFT,
          2,
          3);
  private final HearOfCommits hearing =
      new HearOfCommits(configurables, descriptions, runs, clock::instant, UUID::randomUUID);
  private final PlanRuns plan =
      new PlanRuns(descriptions, runs, postgres, limits, clock::instant, UUID::randomUUID);

  @BeforeEach
  void needsTheRealOne() {
    TestMachine.needs("ansible-playbook");
    TestMachine.needs("bwrap");
  }

  @Test
  void whatABranchProposesIsShownAndNotDone() {
    TestMachine machine = machineThatSays("hello");
    letShopConfigure();

    pushed(1, false);
    configure(machine);

    Run.Ended shown = ended(Kind.PROPOSAL);
    assertThat(shown.outcome()).isInstanceOf(Outcome.Different.class);
    assertThat(runs.list(null, commit(1), 9)).containsExactly(shown);
    assertThat(machine.file("greeting.conf")).doesNotExist();
    assertThat(told).isEmpty();
  }

  @Test
  void mainIsAppliedWhenItIsGreenInWhicheverOrderThatIsHeard() {
    TestMachine machine = machineThatSays("hello");
    letShopConfigure();
    passed(1);
    configure(machine);
    assertThat(runs.list("production", null, 9)).isEmpty();

    pushed(1, true);
    configure(machine);

    assertThat(machine.file("greeting.conf")).hasContent("hello");
    assertThat(standing()).isEqualTo(new Standing.InStep(commit(1), clock.instant()));
    assertThat(told).extracting(run -> run.order().kind()).containsExactly(Kind.APPLY);
  }

  @Test
  void mainThatIsNotGreenIsNotApplied() {
    TestMachine machine = machineThatSays("hello");
    letShopConfigure();

    pushed(1, true);
    configure(machine);

    assertThat(runs.list("production", null, 9)).isEmpty();
    assertThat(machine.file("greeting.conf")).doesNotExist();
  }

  @Test
  void anotherRepositoryConfiguresNothing() {
    TestMachine machine = machineThatSays("hello");
    configurables.put(new Configurable("production", "infrastructure", "olga", clock.instant()));

    pushed(1, false);
    pushed(2, true);
    passed(2);
    configure(machine);

    assertThat(runs.list("production", null, 9)).isEmpty();
  }

  @Test
  void aBuildThatEndsLateTakesNothingNewerBack() {
    TestMachine machine = machineThatSays("newer");
    letShopConfigure();
    pushed(1, true);
    pushed(2, true);
    passed(2);
    configure(machine);

    passed(1);
    configure(machine);

    assertThat(runs.list("production", commit(1), 9)).isEmpty();
    assertThat(standing()).isEqualTo(new Standing.InStep(commit(2), clock.instant()));
  }

  @Test
  void aChangeByHandIsFoundAndToldOnceAndGoneWhenItIsUndone() throws Exception {
    TestMachine machine = applied("hello");
    told.clear();
    Files.writeString(machine.file("greeting.conf"), "bye");

    clock.advance(DRIFT);
    configure(machine);
    clock.advance(DRIFT);
    configure(machine);

    assertThat(standing())
        .isInstanceOfSatisfying(
            Standing.Drifted.class,
            drifted ->
                assertThat(drifted.differences())
                    .containsExactly(
                        new Difference("Greeting: /greeting.conf", "site.yml:4", "bye", "hello")));
    assertThat(told).extracting(run -> run.order().by()).containsOnlyNulls().hasSize(1);

    Files.writeString(machine.file("greeting.conf"), "hello");
    clock.advance(DRIFT);
    configure(machine);

    assertThat(standing()).isEqualTo(new Standing.InStep(commit(1), clock.instant()));
  }

  @Test
  void whatComesBackAfterItWasAppliedIsToldAgain() throws Exception {
    TestMachine machine = applied("hello");
    told.clear();
    Files.writeString(machine.file("greeting.conf"), "bye");
    clock.advance(DRIFT);
    configure(machine);
    pushed(2, true);
    passed(2);
    configure(machine);

    Files.writeString(machine.file("greeting.conf"), "bye");
    clock.advance(DRIFT);
    configure(machine);

    assertThat(told).filteredOn(run -> run.order().kind() == Kind.DRIFT).hasSize(2);
  }

  @Test
  void halfWayIsShownAndApplyingAgainConverges() {
    String broken =
        GREETING.formatted("hello") + "    - {name: Breaks, ansible.builtin.command: \"false\"}\n";
    TestMachine machine = new TestMachine(folder).says("site.yml", broken);
    letShopConfigure();
    pushed(1, true);
    passed(1);
    configure(machine);

    assertThat(standing())
        .isInstanceOfSatisfying(
            Standing.Halfway.class,
            halfway -> {
              assertThat(halfway.failedAt()).isEqualTo("Breaks");
              assertThat(halfway.changes()).hasSize(1);
            });
    clock.advance(DRIFT);
    configure(machine);
    assertThat(runs.lastEnded("production", Kind.DRIFT)).isEmpty();

    machine.says("site.yml", GREETING.formatted("hello"));
    Run _ = plan.applyAgain(configurables.find("production").orElseThrow(), "grace").orElseThrow();
    configure(machine);

    assertThat(standing()).isEqualTo(new Standing.InStep(commit(1), clock.instant()));
    assertThat(ended(Kind.APPLY).outcome()).isEqualTo(new Outcome.Applied(List.of()));
  }

  @Test
  void aToolThatMayNotRunIsNotRun() {
    TestMachine machine = machineThatSays("hello");
    letShopConfigure();
    Description chef =
        new Description("shop", commit(1), "production", Tool.CHEF, "site.rb", files());

    hearing.pushed(List.of(chef), origin(), "ada", false);
    configure(machine);

    assertThat(ended(Kind.PROPOSAL).outcome())
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.reason()).contains("chef may not be used here"));
  }

  @Test
  void aRunThatTheHostLosesIsRunAgain() {
    TestMachine machine = machineThatSays("hello");
    letShopConfigure();
    machine.losesOne("the host was restarted");
    pushed(1, true);
    passed(1);

    configure(machine);

    assertThat(machine.file("greeting.conf")).hasContent("hello");
  }

  @Test
  void whoLostTheLeaseRecordsNothing() {
    TestMachine machine = machineThatSays("hello");
    letShopConfigure();
    pushed(1, true);
    passed(1);
    ConfigurationLease old =
        configurables.lease("production", UUID.randomUUID(), Duration.ZERO).orElseThrow();
    ConfigurationLease _ =
        configurables.lease("production", UUID.randomUUID(), Duration.ofSeconds(30)).orElseThrow();

    assertThat(caught(() -> configure(machine, old))).isInstanceOf(Machines.Outdated.class);

    assertThat(runs.open("production")).hasOnlyElementsOfType(Run.Waiting.class);
    assertThat(machine.file("greeting.conf")).doesNotExist();
  }

  private TestMachine applied(String greeting) {
    TestMachine machine = machineThatSays(greeting);
    letShopConfigure();
    pushed(1, true);
    passed(1);
    configure(machine);
    return machine;
  }

  private TestMachine machineThatSays(String greeting) {
    return new TestMachine(folder).says("site.yml", GREETING.formatted(greeting));
  }

  private void letShopConfigure() {
    configurables.put(new Configurable("production", "shop", "olga", clock.instant()));
  }

  private void pushed(int number, boolean onMain) {
    Description description =
        new Description("shop", commit(number), "production", Tool.ANSIBLE, "site.yml", files());
    postgres.in(
        () -> {
          hearing.pushed(List.of(description), origin(), "ada", onMain);
          return true;
        });
  }

  private void passed(int number) {
    hearing.passed("shop", commit(number));
  }

  private void configure(TestMachine machine) {
    configure(
        machine,
        configurables.lease("production", new UUID(0, 1), Duration.ofMinutes(1)).orElseThrow());
  }

  private void configure(TestMachine machine, ConfigurationLease lease) {
    new ConfigureEnvironment(
            plan,
            runs,
            configurables,
            machine,
            new Configurers(List.of(new Ansible(), new Puppet(), new Chef())),
            told::add,
            postgres,
            limits,
            clock::instant)
        .configure(configurables.find("production").orElseThrow(), lease);
  }

  private Run.Ended ended(Kind kind) {
    return runs.lastEnded("production", kind).orElseThrow();
  }

  private Standing standing() {
    Run.Ended apply = ended(Kind.APPLY);
    return Standing.of(
        apply,
        runs.lastEnded("production", Kind.DRIFT)
            .filter(look -> look.endedAt().isAfter(apply.endedAt()))
            .orElse(null));
  }

  private static Throwable caught(Runnable work) {
    Supplier<Throwable> attempt =
        () -> {
          try {
            work.run();
            throw new AssertionError("nothing was thrown");
          } catch (RuntimeException e) {
            return e;
          }
        };
    return attempt.get();
  }

  private static String commit(int number) {
    return "%040x".formatted(number);
  }

  private static URI files() {
    return URI.create("http://127.0.0.1/files");
  }

  private static Origin origin() {
    return new Origin(new UUID(1, 1), new UUID(2, 2));
  }
}
