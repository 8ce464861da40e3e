package io.threeways.deploy.ondemand.config;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.threeways.deploy.ondemand.Bounds;
import io.threeways.deploy.ondemand.CloseOnDemand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The limits, and the clockwork that ends those whose time is up. */
@ApplicationScoped
class OnDemandBeans {
  private static final Logger LOG = Logger.getLogger(OnDemandBeans.class);

  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("environments-on-demand").factory());

  @Produces
  @Singleton
  Bounds bounds(OnDemandSettings settings, FaultSettings fault) {
    if (fault.keepEnvironments()) {
      LOG.warn(
          "builds leave their environments:"
              + " threeways.deploy.on-demand.fault.keep-environments is on");
    }
    return new Bounds(
        settings.servers(),
        settings.time(),
        settings.longest(),
        settings.perRepository(),
        settings.inAll(),
        !fault.keepEnvironments(),
        settings.remembered());
  }

  void start(@Observes StartupEvent event, CloseOnDemand closing, OnDemandSettings settings) {
    long look = settings.look().toMillis();
    var _ =
        clockwork.scheduleWithFixedDelay(() -> look(closing), look, look, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    clockwork.shutdownNow();
  }

  /** An exception would silently end the schedule; the next look may find the database again. */
  private static void look(CloseOnDemand closing) {
    try {
      closing.overdue();
    } catch (RuntimeException e) {
      LOG.warn("environments whose time is up cannot be looked for; tried again", e);
    }
  }
}
