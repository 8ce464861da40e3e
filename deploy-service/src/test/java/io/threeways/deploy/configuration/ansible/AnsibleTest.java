package io.threeways.deploy.configuration.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.deploy.configuration.Configurer.Mode;
import io.threeways.deploy.configuration.Difference;
import io.threeways.deploy.configuration.Execution;
import io.threeways.deploy.configuration.Outcome;
import io.threeways.deploy.configuration.TestMachine;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real {@code ansible-playbook} does to a machine, and how it is told. */
class AnsibleTest {
  private static final String PLAYBOOK =
      """
      - hosts: all
        gather_facts: false
        tasks:
          - name: Folder of settings
            ansible.builtin.file: {path: "{{ host_root }}/etc/shop", state: directory}
          - name: Greeting
            ansible.builtin.copy:
              dest: "{{ host_root }}/etc/shop/greeting.conf"
              content: "greeting=hello\\n"
      """;
  private static final String BROKEN =
      PLAYBOOK
          + """
              - name: Something that fails
                ansible.builtin.command: "false"
              - name: Never reached
                ansible.builtin.copy: {dest: "{{ host_root }}/etc/shop/late.conf", content: x}
          """;

  @TempDir Path folder;

  private final Ansible ansible = new Ansible();

  @BeforeEach
  void needsTheRealOne() {
    TestMachine.needs("ansible-playbook");
    TestMachine.needs("bwrap");
  }

  @Test
  void aCheckSaysWhatWouldChangeWhereItIsSaidAndChangesNothing() {
    TestMachine machine = machine(PLAYBOOK);

    Outcome.OfCheck outcome = check(machine);

    assertThat(outcome).isInstanceOf(Outcome.Different.class);
    Outcome.Different different = (Outcome.Different) outcome;
    assertThat(different.differences())
        .contains(
            new Difference(
                "Folder of settings: /etc/shop", "site.yml:4", "state: absent", "state: directory"),
            new Difference(
                "Greeting: /etc/shop/greeting.conf", "site.yml:6", null, "greeting=hello\n"));
    assertThat(machine.file("etc")).doesNotExist();
  }

  @Test
  void whatWasAppliedDiffersNoMoreUntilSomebodyChangesItByHand() throws Exception {
    TestMachine machine = machine(PLAYBOOK);

    Outcome.OfApply applied = apply(machine);

    assertThat(applied).isInstanceOf(Outcome.Applied.class);
    assertThat(machine.file("etc/shop/greeting.conf")).hasContent("greeting=hello\n");
    assertThat(check(machine)).isEqualTo(new Outcome.NoDifference());

    Files.writeString(machine.file("etc/shop/greeting.conf"), "greeting=bye\n");

    assertThat(check(machine))
        .isInstanceOfSatisfying(
            Outcome.Different.class,
            drift ->
                assertThat(drift.differences())
                    .containsExactly(
                        new Difference(
                            "Greeting: /etc/shop/greeting.conf",
                            "site.yml:6",
                            "greeting=bye\n",
                            "greeting=hello\n")));
  }

  @Test
  void aPlaybookThatFailsHalfWaySaysWhereAndWhatWasDoneAndGoesOnFromThere() {
    TestMachine machine = machine(BROKEN);

    Outcome.OfApply broken = apply(machine);

    assertThat(broken)
        .isInstanceOfSatisfying(
            Outcome.Partly.class,
            partly -> {
              assertThat(partly.failedAt()).isEqualTo("Something that fails");
              assertThat(partly.reason()).contains("non-zero return code");
              assertThat(partly.changes())
                  .extracting(Difference::what)
                  .containsExactly(
                      "Folder of settings: /etc/shop", "Greeting: /etc/shop/greeting.conf");
            });
    assertThat(machine.file("etc/shop/late.conf")).doesNotExist();

    machine.says("site.yml", BROKEN.replace("\"false\"", "\"true\""));
    Outcome.OfApply again = apply(machine);

    assertThat(again)
        .isInstanceOfSatisfying(
            Outcome.Applied.class,
            applied ->
                assertThat(applied.changes())
                    .extracting(Difference::what)
                    .contains("Never reached: /etc/shop/late.conf")
                    .doesNotContain("Greeting: /etc/shop/greeting.conf"));
    assertThat(machine.file("etc/shop/late.conf")).hasContent("x");
  }

  @Test
  void aTaskThatIgnoresCheckModeChangesNothingEither() {
    TestMachine machine =
        machine(
            """
            - hosts: all
              gather_facts: false
              tasks:
                - name: Not to be kept from it
                  ansible.builtin.command: touch {{ host_root }}/touched
                  check_mode: false
            """);

    Outcome.OfCheck outcome = check(machine);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.reason()).contains("Not to be kept from it"));
    assertThat(machine.file("touched")).doesNotExist();
  }

  @Test
  void whatCannotBeReadIsSaidWithItsPlace() {
    Outcome.OfCheck outcome = check(machine("- hosts: all\n  tasks: [\n"));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.exitCode()).isEqualTo(4);
              assertThat(failed.lastLines()).contains("site.yml").contains("line 3");
            });
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    Execution execution =
        new TestMachine(folder).execute(ansible.invocation(Mode.CHECK, "none.yml"), false);

    assertThat(ansible.checked(execution))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.lastLines()).contains("none.yml could not be found"));
  }

  @ParameterizedTest
  @CsvSource({
    "1, could not begin",
    "2, no report says which",
    "4, cannot be read",
    "5, does not take the options",
    "8, was broken off",
    "99, was interrupted",
    "250, an error of its own",
    "255, ended with code 255"
  })
  void anExitCodeWithoutAReportIsReadForWhatItIs(int code, String words) {
    Outcome.OfApply outcome = ansible.applied(Execution.of(code, "last words\n"));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.reason()).contains(words);
              assertThat(failed.exitCode()).isEqualTo(code);
              assertThat(failed.lastLines()).isEqualTo("last words");
            });
  }

  private TestMachine machine(String playbook) {
    return new TestMachine(folder).says("site.yml", playbook);
  }

  private Outcome.OfCheck check(TestMachine machine) {
    return ansible.checked(machine.execute(ansible.invocation(Mode.CHECK, "site.yml"), false));
  }

  private Outcome.OfApply apply(TestMachine machine) {
    return ansible.applied(machine.execute(ansible.invocation(Mode.APPLY, "site.yml"), true));
  }
}
