package io.threeways.deploy.configuration.puppet;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.deploy.configuration.Configurer.Mode;
import io.threeways.deploy.configuration.Difference;
import io.threeways.deploy.configuration.Outcome;
import io.threeways.deploy.configuration.TestMachine;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real {@code puppet apply} does to a machine, and how it is told. */
class PuppetTest {
  private static final String MANIFEST =
      """
      $root = $facts['host_root']
      file { "${root}/etc": ensure => directory }
      file { "${root}/etc/greeting.conf": ensure => file, content => "greeting=hello\\n" }
      """;
  private static final String BROKEN =
      MANIFEST
          + """
          -> exec { '/bin/false': }
          -> file { "${root}/etc/late.conf": ensure => file, content => 'x' }
          """;

  @TempDir Path folder;

  private final Puppet puppet = new Puppet();

  @BeforeEach
  void needsTheRealOne() {
    TestMachine.needs("puppet");
    TestMachine.needs("bwrap");
  }

  @Test
  void aCheckThatEndsWithZeroMaySayThatMuchDiffers() {
    TestMachine machine = machine(MANIFEST);

    Outcome.OfCheck outcome = check(machine);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Different.class,
            different ->
                assertThat(different.differences())
                    .contains(
                        new Difference(
                            "File[/etc] ensure", "site.pp:2", "'absent'", "'directory'")));
    assertThat(machine.file("etc")).doesNotExist();
  }

  @Test
  void whatWasAppliedDiffersNoMoreUntilSomebodyChangesItByHand() throws Exception {
    TestMachine machine = machine(MANIFEST);

    Outcome.OfApply applied = apply(machine);

    assertThat(applied)
        .isInstanceOfSatisfying(
            Outcome.Applied.class,
            done ->
                assertThat(done.changes())
                    .extracting(Difference::what)
                    .containsExactly("File[/etc] ensure", "File[/etc/greeting.conf] ensure"));
    assertThat(machine.file("etc/greeting.conf")).hasContent("greeting=hello\n");
    assertThat(check(machine)).isEqualTo(new Outcome.NoDifference());

    Files.writeString(machine.file("etc/greeting.conf"), "greeting=bye\n");

    assertThat(check(machine))
        .isInstanceOfSatisfying(
            Outcome.Different.class,
            drift ->
                assertThat(drift.differences())
                    .containsExactly(
                        new Difference(
                            "File[/etc/greeting.conf] content",
                            "site.pp:3",
                            "greeting=bye",
                            "greeting=hello")));
  }

  @Test
  void aResourceThatFailsIsNamedWithWhatWasDoneBefore() {
    TestMachine machine = machine(BROKEN);

    Outcome.OfApply broken = apply(machine);

    assertThat(broken)
        .isInstanceOfSatisfying(
            Outcome.Partly.class,
            partly -> {
              assertThat(partly.failedAt()).isEqualTo("Exec[/bin/false]");
              assertThat(partly.reason()).contains("returned 1 instead of one of [0]");
              assertThat(partly.changes()).hasSize(2);
            });
    assertThat(machine.file("etc/late.conf")).doesNotExist();

    machine.says("site.pp", BROKEN.replace("/bin/false", "/bin/true"));

    assertThat(apply(machine)).isInstanceOf(Outcome.Applied.class);
    assertThat(machine.file("etc/late.conf")).hasContent("x");
  }

  @Test
  void aManifestThatCannotBeReadIsSaidWithItsPlace() {
    assertThat(check(machine("file {")))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.exitCode()).isEqualTo(1);
              assertThat(failed.reason()).contains("site.pp").contains("Syntax error");
            });
  }

  private TestMachine machine(String manifest) {
    return new TestMachine(folder).says("site.pp", manifest);
  }

  private Outcome.OfCheck check(TestMachine machine) {
    return puppet.checked(machine.execute(puppet.invocation(Mode.CHECK, "site.pp"), false));
  }

  private Outcome.OfApply apply(TestMachine machine) {
    return puppet.applied(machine.execute(puppet.invocation(Mode.APPLY, "site.pp"), true));
  }
}
