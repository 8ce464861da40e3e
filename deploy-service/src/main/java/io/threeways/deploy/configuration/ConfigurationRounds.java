package io.threeways.deploy.configuration;

import io.threeways.deploy.configuration.Machines.MachineUnavailable;
import io.threeways.deploy.configuration.Machines.Outdated;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Goes from environment to environment: when something was heard, and regularly. One visit to an
 * environment at a time, by whoever has its lease; what one finds undone the next one does.
 */
public class ConfigurationRounds implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ConfigurationRounds.class.getName());

  private final Configurables configurables;
  private final ConfigureEnvironment configuring;
  private final ConfigurationLimits limits;
  private final UUID holder;
  private final Set<String> visited = ConcurrentHashMap.newKeySet();
  private final ExecutorService visits = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService alarms =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("configuration-rounds").factory());

  /**
   * @param holder names this process in leases
   */
  public ConfigurationRounds(
      Configurables configurables,
      ConfigureEnvironment configuring,
      ConfigurationLimits limits,
      UUID holder) {
    this.configurables = configurables;
    this.configuring = configuring;
    this.limits = limits;
    this.holder = holder;
  }

  /** Looks at everything now, then regularly, and keeps the leases. */
  public void start() {
    var _ =
        alarms.scheduleWithFixedDelay(
            this::round, 0, limits.look().toMillis(), TimeUnit.MILLISECONDS);
    long renewal = limits.lease().dividedBy(3).toMillis();
    var _ = alarms.scheduleWithFixedDelay(this::renew, renewal, renewal, TimeUnit.MILLISECONDS);
  }

  /** Something was heard. Returns at once. */
  public void wake() {
    if (!alarms.isShutdown()) {
      alarms.execute(this::round);
    }
  }

  /** What runs on the machines goes on; whoever comes next finds it. */
  @Override
  public void close() {
    alarms.shutdownNow();
    visits.shutdownNow();
    try {
      if (visits.awaitTermination(limits.lease().toMillis(), TimeUnit.MILLISECONDS)) {
        configurables.release(holder);
      } else {
        LOG.log(Level.WARNING, "a visit does not end; its lease runs out instead");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() {
    try {
      for (Configurable configurable : configurables.all()) {
        if (visited.add(configurable.environment())) {
          visits.execute(() -> visit(configurable));
        }
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the environments cannot be read; tried again", e);
    }
  }

  private void visit(Configurable configurable) {
    String environment = configurable.environment();
    try {
      configurables
          .lease(environment, holder, limits.lease())
          .ifPresent(lease -> configuring.configure(configurable, lease));
    } catch (MachineUnavailable | Outdated e) {
      LOG.log(
          Level.INFO,
          () -> "nothing can be done at " + environment + " for now: " + e.getMessage());
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          () -> "the visit to " + environment + " ended early; it is tried again",
          e);
    } finally {
      visited.remove(environment);
    }
  }

  private void renew() {
    try {
      configurables.renew(holder, limits.lease());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the leases cannot be renewed; tried again", e);
    }
  }
}
