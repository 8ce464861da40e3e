package io.threeways.deploy.configuration.puppet;

import io.threeways.deploy.configuration.Configurer;
import io.threeways.deploy.configuration.Execution;
import io.threeways.deploy.configuration.Outcome;
import io.threeways.deploy.configuration.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code puppet apply}, with {@code --noop} or for real, with modules of the repository's folder
 * {@code modules}. Its exit codes are the detailed ones: 0 nothing to do, 1 the catalogue failed, 2
 * changed, 4 a resource failed, 6 both. With {@code --noop} it ends with 0 whether or not something
 * differs: that, only the log says.
 */
public final class Puppet implements Configurer {
  /** The log is an array that no version closes when it ends early. */
  private static final String SCRIPT =
      """
      puppet apply "$@" >/tmp/messages 2>&1
      code=$?
      cat /tmp/messages
      printf '\\n%s\\n'
      cat /tmp/log.json
      exit $code
      """
          .formatted(Execution.SEAM);

  private static final List<String> OPTIONS =
      List.of(
          "--detailed-exitcodes",
          "--show_diff",
          "--color=false",
          "--logdest",
          "/tmp/log.json",
          "--confdir",
          "/tmp/puppet/conf",
          "--vardir",
          "/tmp/puppet/var",
          "--publicdir",
          "/tmp/puppet/public",
          "--rundir",
          "/tmp/puppet/run",
          "--ssldir",
          "/tmp/puppet/ssl",
          "--logdir",
          "/tmp/puppet/log",
          "--modulepath",
          "/workspace/modules:/usr/share/puppet/modules");

  private static final int NOTHING_TO_DO = 0;
  private static final int CHANGED = 2;
  private static final int RESOURCE_FAILED = 4;
  private static final int CHANGED_AND_FAILED = 6;

  @Override
  public Tool tool() {
    return Tool.PUPPET;
  }

  @Override
  public Invocation invocation(Mode mode, String file) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", SCRIPT, "puppet"));
    if (mode == Mode.CHECK) {
      command.add("--noop");
    }
    command.addAll(OPTIONS);
    command.add(file);
    return new Invocation(command, Map.of("FACTER_host_root", ROOT));
  }

  @Override
  public Outcome.OfCheck checked(Execution execution) {
    CatalogLog log = CatalogLog.read(execution.report());
    return switch (execution.exitCode()) {
      case NOTHING_TO_DO, CHANGED ->
          log.applied()
              ? log.changes().isEmpty()
                  ? new Outcome.NoDifference()
                  : new Outcome.Different(log.changes())
              : execution.failed("puppet left no log of a catalogue that was looked at");
      default -> execution.failed(reason(log, execution));
    };
  }

  @Override
  public Outcome.OfApply applied(Execution execution) {
    CatalogLog log = CatalogLog.read(execution.report());
    return switch (execution.exitCode()) {
      case NOTHING_TO_DO, CHANGED ->
          log.applied()
              ? new Outcome.Applied(log.changes())
              : execution.failed("puppet left no log of a catalogue that was applied");
      case RESOURCE_FAILED, CHANGED_AND_FAILED ->
          new Outcome.Partly(
              log.failedAt().orElse("a resource that the log does not name"),
              log.error().orElse("it does not say why"),
              log.changes());
      default -> execution.failed(reason(log, execution));
    };
  }

  private static String reason(CatalogLog log, Execution execution) {
    return log.error().orElse("puppet ended with code " + execution.exitCode());
  }
}
