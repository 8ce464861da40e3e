package io.threeways.deploy.configuration.chef;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.deploy.configuration.Configurer.Mode;
import io.threeways.deploy.configuration.Difference;
import io.threeways.deploy.configuration.Execution;
import io.threeways.deploy.configuration.Outcome;
import io.threeways.deploy.configuration.TestMachine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Chef is not had here, so a script stands in for it: it takes the options that the documentation
 * names, prints what the formatter {@code doc} prints and ends as RFC 062 says. What this shows is
 * how we call and read; that the real one behaves so, it does not.
 */
class ChefTest {
  @TempDir Path folder;

  private final Chef chef = new Chef();

  @Test
  void whatWouldChangeIsReadFromWhyRun() throws Exception {
    TestMachine.needs("bwrap");
    TestMachine machine = machine();

    Execution execution = machine.execute(chef.invocation(Mode.CHECK, "site.rb"), false);

    assertThat(chef.checked(execution))
        .isInstanceOfSatisfying(
            Outcome.Different.class,
            different ->
                assertThat(different.differences())
                    .containsExactly(
                        new Difference(
                            "directory[/etc/shop]: Would create new directory /etc/shop",
                            null,
                            null,
                            null),
                        new Difference(
                            "file[/etc/shop/greeting.conf]: Would update content in file"
                                + " /etc/shop/greeting.conf from 3f2a1b to 9c8d7e",
                            null,
                            "# kept\ngreeting=bye",
                            "# kept\ngreeting=hello")));
    assertThat(machine.file("etc")).doesNotExist();
  }

  @Test
  void whatWasChangedIsReadFromARealRun() throws Exception {
    TestMachine.needs("bwrap");
    TestMachine machine = machine();

    Execution execution = machine.execute(chef.invocation(Mode.APPLY, "site.rb"), true);

    assertThat(chef.applied(execution))
        .isInstanceOfSatisfying(
            Outcome.Applied.class,
            applied ->
                assertThat(applied.changes())
                    .extracting(Difference::what)
                    .containsExactly("directory[/etc/shop]: create new directory /etc/shop"));
    assertThat(machine.file("etc/shop")).isDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "2, was interrupted",
    "3, was told to end",
    "43, configuration is wrong",
    "213, upgraded itself",
    "7, ended with code 7"
  })
  void aCodeWithoutAFailedResourceSaysThatNothingIsKnown(int code, String words) {
    Outcome.OfApply outcome = chef.applied(Execution.of(code, ""));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.reason()).contains(words);
              assertThat(failed.exitCode()).isEqualTo(code);
            });
  }

  @ParameterizedTest
  @CsvSource({"35", "37"})
  void aRebootThatIsDueTakesNothingBack(int code) {
    assertThat(chef.applied(Execution.of(code, "\n" + Execution.SEAM + "\n")))
        .isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void whatSaysNowhereThatItFinishedIsNotApplied() {
    assertThat(chef.applied(Execution.of(0, "\n" + Execution.SEAM + "\n")))
        .isInstanceOf(Outcome.Failed.class);
  }

  /** A difference of a file that holds the line which ends the messages. */
  @Test
  void whatAFileHoldsDoesNotCutTheReport() {
    String words =
        """
        Recipe: @recipe_files::/workspace/site.rb
          * file[/host/etc/motd] action create
            - update content in file /host/etc/motd
            +%s
        Chef Infra Client finished, 1/1 resources would have been updated
        """
            .formatted(Execution.SEAM);

    assertThat(chef.checked(Execution.of(0, "\n" + Execution.SEAM + "\n" + words)))
        .isInstanceOf(Outcome.Different.class);
  }

  @ParameterizedTest
  @CsvSource({"41, reboot", "42, audit"})
  void whatFailsAfterwardsLeavesItHalfWay(int code, String where) {
    assertThat(chef.applied(Execution.of(code, "\n" + Execution.SEAM + "\n")))
        .isInstanceOfSatisfying(
            Outcome.Partly.class, partly -> assertThat(partly.failedAt()).isEqualTo(where));
  }

  @Test
  void aResourceThatFailsIsNamed() {
    String words =
        """
        Converging 2 resources
        Recipe: @recipe_files::/workspace/site.rb
          * directory[/host/etc/shop] action create
            - create new directory /host/etc/shop
          * execute[/bin/false] action run

            ================================================================================
            Error executing action `run` on resource 'execute[/bin/false]'
            ================================================================================

            Mixlib::ShellOut::ShellCommandFailed
            ------------------------------------
            Expected process to exit with [0], but received '1'
        """;

    Outcome.OfApply outcome = chef.applied(Execution.of(1, "\n" + Execution.SEAM + "\n" + words));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Partly.class,
            partly -> {
              assertThat(partly.failedAt()).isEqualTo("execute[/bin/false]");
              assertThat(partly.reason()).contains("ShellCommandFailed");
              assertThat(partly.changes())
                  .extracting(Difference::what)
                  .containsExactly("directory[/etc/shop]: create new directory /etc/shop");
            });
  }

  @Test
  void aCheckThatSaysNothingIsNotTakenForNoDifference() {
    assertThat(chef.checked(Execution.of(0, ""))).isInstanceOf(Outcome.Failed.class);
  }

  private TestMachine machine() throws Exception {
    Path tools = Files.createDirectories(folder.resolve("tools"));
    Path standIn = tools.resolve("chef-client");
    try (var script = ChefTest.class.getResourceAsStream("chef-client")) {
      if (script == null) {
        throw new IllegalStateException("no stand-in");
      }
      Files.write(standIn, script.readAllBytes());
    }
    Files.setPosixFilePermissions(standIn, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new TestMachine(folder).withTools(tools).says("site.rb", "directory '/etc/shop'\n");
  }
}
