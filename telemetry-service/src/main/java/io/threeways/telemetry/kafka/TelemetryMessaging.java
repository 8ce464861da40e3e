package io.threeways.telemetry.kafka;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.DefaultBean;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.threeways.outbox.Deliveries;
import io.threeways.outbox.Inbox;
import io.threeways.outbox.Outbox;
import io.threeways.outbox.Relay;
import io.threeways.outbox.WakeOnCommit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.util.Map;

/** The outbox, relay and inbox of telemetry-service; every bean carries its word. */
@ApplicationScoped
class TelemetryMessaging {
  private static final String WORD = "telemetry";

  @Produces
  @Singleton
  @Identifier(WORD)
  Map<String, Object> kafka(KafkaSettings settings) {
    return Map.copyOf(settings.client());
  }

  /** Shared by the service's features; a test may bring its own. */
  @Produces
  @DefaultBean
  @Singleton
  @Identifier(WORD)
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  TelemetryOutbox outbox(
      @DataSource(WORD) AgroalDataSource dataSource,
      @Identifier(WORD) Relay relay,
      TransactionSynchronizationRegistry transaction) {
    WakeOnCommit wake = new WakeOnCommit(relay);
    return new TelemetryOutbox(
        new Outbox(dataSource, WORD), () -> transaction.registerInterposedSynchronization(wake));
  }

  @Produces
  @Singleton
  @Identifier(WORD)
  Relay relay(
      @DataSource(WORD) AgroalDataSource dataSource,
      @Identifier(WORD) Map<String, Object> kafka,
      OutboxSettings settings) {
    return new Relay(dataSource, WORD, kafka, settings.relay());
  }

  @Produces
  @Singleton
  @Identifier(WORD)
  Deliveries deliveries(@DataSource(WORD) AgroalDataSource dataSource, OutboxSettings settings) {
    return new Deliveries(
        new Inbox(dataSource, WORD),
        QuarkusTransaction.requiringNew()::call,
        settings.deliveries());
  }

  void start(@Observes StartupEvent event, @Identifier(WORD) Relay relay) {
    relay.start();
  }

  void stop(@Observes ShutdownEvent event, @Identifier(WORD) Relay relay) {
    relay.close();
  }
}
