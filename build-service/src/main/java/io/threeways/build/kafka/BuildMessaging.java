package io.threeways.build.kafka;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.threeways.events.EventIds;
import io.threeways.outbox.Deliveries;
import io.threeways.outbox.Inbox;
import io.threeways.outbox.Outbox;
import io.threeways.outbox.Relay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Outbox and relay of this service, and what its rules take as arguments: time and ids. */
@ApplicationScoped
class BuildMessaging {
  static final String WORD = "build";

  @Produces
  @Singleton
  @Identifier(WORD)
  Map<String, Object> kafka(KafkaSettings settings) {
    return Map.copyOf(settings.client());
  }

  @Produces
  @Singleton
  @Identifier(WORD)
  Outbox outbox(@DataSource(WORD) AgroalDataSource dataSource) {
    return new Outbox(dataSource, WORD);
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

  @Produces
  @Singleton
  @Named("build-clock")
  Clock clock() {
    return Clock.systemUTC();
  }

  /** Ids of new events and chains. */
  @Produces
  @Singleton
  @Named("build-ids")
  Supplier<UUID> ids() {
    return EventIds::next;
  }

  void start(@Observes StartupEvent event, @Identifier(WORD) Relay relay) {
    relay.start();
  }

  void stop(@Observes ShutdownEvent event, @Identifier(WORD) Relay relay) {
    relay.close();
  }
}
