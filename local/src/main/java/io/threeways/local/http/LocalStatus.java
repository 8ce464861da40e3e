package io.threeways.local.http;

import io.threeways.local.Platform;
import io.threeways.local.http.StatusView.GatewayView;
import io.threeways.local.http.StatusView.KafkaView;
import io.threeways.local.http.StatusView.PostgresView;
import io.threeways.local.http.StatusView.ProcessView;
import io.threeways.local.postgres.Postgres;
import io.threeways.local.supervision.ProcessState;
import io.threeways.local.supervision.SupervisedProcess;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Puts the platform's state into words. */
@ApplicationScoped
public class LocalStatus {
  private static final Logger LOG = Logger.getLogger(LocalStatus.class);

  /** A process for each connection. */
  private static final String POSTGRES = "postgres";

  private final Platform platform;

  public LocalStatus(Platform platform) {
    this.platform = platform;
  }

  /**
   * @param memory whether to count it too
   */
  StatusView view(boolean memory) {
    var listeners = platform.listeners();
    var infrastructure = platform.infrastructure();
    List<ProcessView> processes = memory ? counted(processes()) : processes();
    return new StatusView(
        state(),
        platform.failure(),
        platform.topology().label(),
        platform.home().folder().toString(),
        new GatewayView(listeners.address("gateway"), listeners.applicationAddress()),
        listeners.address("local"),
        new KafkaView(
            infrastructure.broker().bootstrapServers(),
            "SASL_PLAINTEXT, PLAIN",
            infrastructure.kafkaCredentials().toString()),
        new PostgresView(
            infrastructure.postgres().jdbcUrl(),
            Postgres.OWNER,
            infrastructure.postgresCredentials().toString()),
        platform.home().adminToken().toString(),
        platform.ports().replaced(),
        platform.fleet().settings(),
        Memory.sum(processes.stream().map(ProcessView::pssKiB)),
        processes);
  }

  private String state() {
    return switch (platform.phase()) {
      case STARTING -> "starting";
      case FAILED -> "failed";
      case STOPPING -> "stopping";
      case RUNNING -> running();
    };
  }

  private String running() {
    if (platform.fleet().isReady()) {
      return "ready";
    }
    boolean starting =
        platform.fleet().processes().stream()
            .allMatch(
                process ->
                    process.restarts() == 0
                        && (process.state() instanceof ProcessState.Starting
                            || process.state() instanceof ProcessState.Stopped
                            || process.state() instanceof ProcessState.Ready));
    return starting ? "starting" : "degraded";
  }

  private List<ProcessView> processes() {
    List<ProcessView> views = new ArrayList<>();
    views.add(local());
    ProcessView postgres = postgres();
    if (postgres != null) {
      views.add(postgres);
    }
    platform.fleet().processes().forEach(process -> views.add(view(process)));
    return views;
  }

  private static List<ProcessView> counted(List<ProcessView> processes) {
    return processes.stream().map(LocalStatus::counted).toList();
  }

  private static ProcessView counted(ProcessView process) {
    Long pid = process.pid();
    if (pid == null) {
      return process;
    }
    boolean hasChildren = process.name().equals(POSTGRES);
    return process.withMemory(hasChildren ? Memory.pssKiBWithChildren(pid) : Memory.pssKiB(pid));
  }

  private ProcessView local() {
    long pid = ProcessHandle.current().pid();
    return new ProcessView(
        "local",
        pid,
        "ready",
        "Kafka, agent, supervision",
        platform.listeners().address("local"),
        0,
        null,
        platform.home().logs().resolve("local.log").toString());
  }

  private @Nullable ProcessView postgres() {
    if (platform.infrastructure().postgres().port() == 0) {
      return null;
    }
    try {
      long pid = platform.infrastructure().postgres().pid();
      return new ProcessView(
          POSTGRES,
          pid,
          "ready",
          null,
          null,
          0,
          null,
          platform.home().logs().resolve("postgres.log").toString());
    } catch (IOException e) {
      LOG.warn("PostgreSQL's process id cannot be read", e);
      return null;
    }
  }

  private ProcessView view(SupervisedProcess process) {
    String name = process.launch().name();
    return switch (process.state()) {
      case ProcessState.Starting(long pid, var _) -> view(process, pid, "starting", null);
      case ProcessState.Ready(long pid, var _) -> view(process, pid, "ready", null);
      case ProcessState.Unready(long pid, var _, String why) -> view(process, pid, "unready", why);
      case ProcessState.Waiting(int deaths, var retryAt) ->
          view(
              process,
              null,
              "waiting",
              "%s died %d times and starts again at %s".formatted(name, deaths, retryAt));
      case ProcessState.Stopped() -> view(process, null, "stopped", null);
    };
  }

  private ProcessView view(
      SupervisedProcess process, @Nullable Long pid, String state, @Nullable String detail) {
    return new ProcessView(
        process.launch().name(),
        pid,
        state,
        detail,
        platform.listeners().address(process.launch().name()),
        process.restarts(),
        null,
        process.launch().log().toString());
  }
}
