package io.threeways.deploy.configuration.chef;

import io.threeways.deploy.configuration.Configurer;
import io.threeways.deploy.configuration.Execution;
import io.threeways.deploy.configuration.Outcome;
import io.threeways.deploy.configuration.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code chef-client} in local mode, with {@code --why-run} or for real. Its exit codes are those
 * of Chef's RFC 062, with the two that came after it.
 */
public final class Chef implements Configurer {
  private static final String SCRIPT =
      """
      chef-client "$@" >/tmp/words 2>/tmp/messages
      code=$?
      cat /tmp/messages
      printf '\\n%s\\n'
      cat /tmp/words
      exit $code
      """
          .formatted(Execution.SEAM);

  private static final List<String> OPTIONS =
      List.of(
          "--local-mode",
          "--chef-license",
          "accept-silent",
          "--no-color",
          "--no-fork",
          "--format",
          "doc",
          "--config-option",
          "cache_path=/tmp/chef",
          "--config-option",
          "chef_repo_path=/workspace");

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int INTERRUPTED = 2;
  private static final int TERMINATED = 3;
  private static final int REBOOT_SCHEDULED = 35;
  private static final int REBOOT_NEEDED = 37;
  private static final int REBOOT_FAILED = 41;
  private static final int AUDIT_FAILED = 42;
  private static final int BAD_CONFIGURATION = 43;
  private static final int CLIENT_UPGRADED = 213;

  @Override
  public Tool tool() {
    return Tool.CHEF;
  }

  @Override
  public Invocation invocation(Mode mode, String file) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", SCRIPT, "chef"));
    if (mode == Mode.CHECK) {
      command.add("--why-run");
    }
    command.addAll(OPTIONS);
    command.add(file);
    return new Invocation(command, Map.of("HOST_ROOT", ROOT));
  }

  @Override
  public Outcome.OfCheck checked(Execution execution) {
    Convergence words = Convergence.read(execution.report());
    if (execution.exitCode() != DONE) {
      return execution.failed(reason(execution, words));
    }
    if (!words.finished()) {
      return execution.failed("chef-client says nowhere that it finished");
    }
    return words.changes().isEmpty()
        ? new Outcome.NoDifference()
        : new Outcome.Different(words.changes());
  }

  /** A reboot that is due does not take back what was done. */
  @Override
  public Outcome.OfApply applied(Execution execution) {
    Convergence words = Convergence.read(execution.report());
    Optional<String> failedAt = words.failedAt();
    return switch (execution.exitCode()) {
      case DONE ->
          words.finished()
              ? new Outcome.Applied(words.changes())
              : execution.failed("chef-client says nowhere that it finished");
      case REBOOT_SCHEDULED, REBOOT_NEEDED -> new Outcome.Applied(words.changes());
      case REBOOT_FAILED -> new Outcome.Partly("reboot", reason(execution, words), words.changes());
      case AUDIT_FAILED -> new Outcome.Partly("audit", reason(execution, words), words.changes());
      default ->
          failedAt.isPresent()
              ? new Outcome.Partly(failedAt.get(), reason(execution, words), words.changes())
              : execution.failed(reason(execution, words));
    };
  }

  private static String reason(Execution execution, Convergence words) {
    return switch (execution.exitCode()) {
      case FAILED -> words.error().orElse("chef-client failed");
      case INTERRUPTED -> "chef-client was interrupted";
      case TERMINATED -> "chef-client was told to end";
      case REBOOT_SCHEDULED -> "the machine is to be rebooted at the run's end";
      case REBOOT_NEEDED -> "the machine must be rebooted before it goes on";
      case REBOOT_FAILED -> "the machine was to be rebooted, and that failed";
      case AUDIT_FAILED -> "the audit of the machine failed";
      case BAD_CONFIGURATION -> "chef-client's own configuration is wrong";
      case CLIENT_UPGRADED -> "chef-client upgraded itself: it must be run again";
      default -> "chef-client ended with code " + execution.exitCode();
    };
  }
}
