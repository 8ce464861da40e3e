package io.threeways.build.andon.config;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.threeways.build.andon.AndonLimits;
import io.threeways.build.andon.EarlyVerdicts;
import io.threeways.build.andon.ForgetMembers;
import io.threeways.build.andon.NoticeCalls;
import io.threeways.build.andon.NoticeQueue;
import io.threeways.build.andon.Standing;
import io.threeways.build.andon.Target;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The cord's limits and targets, and its tellers, who begin and end with the process. */
@ApplicationScoped
class AndonLifecycle {
  private static final Logger LOG = Logger.getLogger(AndonLifecycle.class);

  /** Before the datasource is closed, which every teller still needs. */
  private static final int EARLY = 100;

  private final ScheduledExecutorService attendance =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("andon-attendance").factory());

  @Produces
  @Singleton
  AndonLimits limits(AndonSettings settings) {
    if (settings.fault().ignoreRedBuilds()) {
      LOG.warn("red builds pull no cord: threeways.build.andon.fault.ignore-red-builds is on");
    }
    return new AndonLimits(
        !settings.fault().ignoreRedBuilds(),
        settings.concurrency(),
        settings.lease(),
        settings.poll(),
        settings.attempts(),
        settings.pause(),
        settings.longestPause(),
        settings.targets());
  }

  @Produces
  @Singleton
  EarlyVerdicts.Limits earlyVerdicts(AndonSettings settings) {
    return new EarlyVerdicts.Limits(settings.earlyAge(), settings.earlyVerdicts());
  }

  @Produces
  @Singleton
  Standing standing(AndonSettings settings) {
    return new Standing(
        Stream.concat(
                targets("webhook", settings.webhooks().orElse(List.of())),
                targets("mail", settings.mail().to().orElse(List.of())))
            .toList());
  }

  @Produces
  @Singleton
  NoticeCalls calls(TransactionSynchronizationRegistry transaction, Instance<NoticeQueue> queue) {
    return () -> transaction.registerInterposedSynchronization(new Waking(queue));
  }

  void start(
      @Observes StartupEvent event,
      NoticeQueue queue,
      ForgetMembers forgetMembers,
      AndonSettings settings) {
    queue.open();
    long pause = settings.membersCheck().toMillis();
    var _ =
        attendance.scheduleWithFixedDelay(
            () -> forget(forgetMembers), pause, pause, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes @Priority(EARLY) ShutdownEvent event, NoticeQueue queue) {
    attendance.shutdownNow();
    queue.close();
  }

  private static void forget(ForgetMembers forgetMembers) {
    try {
      forgetMembers.forgetTheGone();
    } catch (RuntimeException e) {
      // An exception would end the timer; the database comes back.
      LOG.warnf("cannot look after members, trying again: %s", e);
    }
  }

  private static Stream<Target> targets(String kind, List<String> addresses) {
    return addresses.stream().map(address -> Target.of(kind, address));
  }

  /** What is told waits for nobody's poll. */
  private record Waking(Instance<NoticeQueue> queue) implements Synchronization {
    @Override
    public void beforeCompletion() {}

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        queue.get().wake();
      }
    }
  }
}
