package io.threeways.deploy.configuration.ansible;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.threeways.deploy.configuration.Configurer;
import io.threeways.deploy.configuration.Execution;
import io.threeways.deploy.configuration.Outcome;
import io.threeways.deploy.configuration.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code ansible-playbook} with a local connection, in check mode or for real. Its report is that
 * of the callback {@code ansible.posix.json}; its exit codes are those of {@code
 * lib/ansible/executor/task_queue_manager.py} and {@code lib/ansible/cli/__init__.py}.
 */
public final class Ansible implements Configurer {
  private static final String SCRIPT =
      """
      ansible-playbook "$@" >/tmp/report
      code=$?
      printf '\\n%s\\n'
      cat /tmp/report
      exit $code
      """
          .formatted(Execution.SEAM);

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "ANSIBLE_STDOUT_CALLBACK", "ansible.posix.json",
          "ANSIBLE_NOCOLOR", "1",
          "ANSIBLE_RETRY_FILES_ENABLED", "0",
          "ANSIBLE_LOCAL_TEMP", "/tmp/ansible",
          "ANSIBLE_REMOTE_TEMP", "/tmp/ansible");

  private static final int DONE = 0;
  private static final int ERROR = 1;
  private static final int HOST_FAILED = 2;

  /** Also what an unreadable playbook ends with. */
  private static final int UNREACHABLE = 4;

  private static final int BAD_OPTIONS = 5;
  private static final int PLAY_BROKEN_OFF = 8;
  private static final int INTERRUPTED = 99;
  private static final int UNEXPECTED = 250;

  @Override
  public Tool tool() {
    return Tool.ANSIBLE;
  }

  @Override
  public Invocation invocation(Mode mode, String file) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", SCRIPT, "ansible"));
    if (mode == Mode.CHECK) {
      command.add("--check");
    }
    command.addAll(List.of("--diff", "-i", "localhost,", "-c", "local"));
    command.addAll(List.of("-e", "host_root=" + ROOT, file));
    return new Invocation(command, ENVIRONMENT);
  }

  @Override
  public Outcome.OfCheck checked(Execution execution) {
    Optional<Playback> playback = playback(execution);
    if (playback.isEmpty() || execution.exitCode() != DONE) {
      return execution.failed(reason(execution, playback));
    }
    return playback.get().changes().isEmpty()
        ? new Outcome.NoDifference()
        : new Outcome.Different(playback.get().changes());
  }

  @Override
  public Outcome.OfApply applied(Execution execution) {
    Optional<Playback> playback = playback(execution);
    if (playback.isEmpty()) {
      return execution.failed(reason(execution, playback));
    }
    Optional<Playback.Failure> failure = playback.get().failure();
    if (execution.exitCode() == DONE) {
      return new Outcome.Applied(playback.get().changes());
    }
    return failure.isPresent()
        ? new Outcome.Partly(
            failure.get().task(), failure.get().message(), playback.get().changes())
        : execution.failed(reason(execution, playback));
  }

  /** Empty where it did not come to the first task. */
  private static Optional<Playback> playback(Execution execution) {
    try {
      return execution.report().isBlank()
          ? Optional.empty()
          : Optional.of(Playback.read(execution.report()));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static String reason(Execution execution, Optional<Playback> playback) {
    Optional<Playback.Failure> failure = playback.flatMap(Playback::failure);
    if (failure.isPresent()) {
      return "task '%s' failed: %s".formatted(failure.get().task(), failure.get().message());
    }
    return switch (execution.exitCode()) {
      case DONE -> "ansible-playbook left no report that can be read";
      case ERROR -> "ansible-playbook could not begin";
      case HOST_FAILED -> "a task failed, and no report says which";
      case UNREACHABLE -> "the playbook cannot be read, or the host was not reached";
      case BAD_OPTIONS -> "this version of ansible-playbook does not take the options it was given";
      case PLAY_BROKEN_OFF -> "the play was broken off";
      case INTERRUPTED -> "ansible-playbook was interrupted";
      case UNEXPECTED -> "ansible-playbook broke off with an error of its own";
      default -> "ansible-playbook ended with code " + execution.exitCode();
    };
  }
}
