package io.threeways.build.webhook.config;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.threeways.build.repository.Remotes;
import io.threeways.build.webhook.FollowMirrors;
import io.threeways.build.webhook.MirrorLimits;
import io.threeways.build.webhook.WebhookSecret;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

/** Mirrors are followed while the service runs. */
@ApplicationScoped
class WebhookLifecycle {
  /** Before the datasource is closed. */
  private static final int EARLY = 100;

  private static final int SECRET_BYTES = 32;

  /** A fetch that took its whole time still has some to be applied. */
  private static final java.time.Duration TO_APPLY = java.time.Duration.ofMinutes(1);

  @Produces
  @Singleton
  MirrorLimits limits(WebhookSettings settings, Remotes remotes) {
    return new MirrorLimits(
        settings.workers(),
        settings.replayWindow(),
        settings.interval(),
        settings.retry(),
        settings.poll(),
        remotes.longest().plus(TO_APPLY));
  }

  @Produces
  @Singleton
  @Named("build-webhook-secrets")
  Supplier<WebhookSecret> secrets() {
    SecureRandom random = new SecureRandom();
    return () -> {
      byte[] bytes = new byte[SECRET_BYTES];
      random.nextBytes(bytes);
      return new WebhookSecret(HexFormat.of().formatHex(bytes));
    };
  }

  void start(@Observes StartupEvent event, FollowMirrors follow) {
    follow.open();
  }

  void stop(@Observes @Priority(EARLY) ShutdownEvent event, FollowMirrors follow) {
    follow.close();
  }
}
