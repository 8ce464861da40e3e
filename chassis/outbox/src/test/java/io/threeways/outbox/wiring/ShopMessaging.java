package io.threeways.outbox.wiring;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.threeways.outbox.Deliveries;
import io.threeways.outbox.Inbox;
import io.threeways.outbox.Outbox;
import io.threeways.outbox.Relay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;

/** The outbox, relay and inbox of the shop; every bean carries its word. */
@ApplicationScoped
class ShopMessaging {
  private static final String WORD = "shop";

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

  void start(@Observes StartupEvent event, @Identifier(WORD) Relay relay) {
    relay.start();
  }

  void stop(@Observes ShutdownEvent event, @Identifier(WORD) Relay relay) {
    relay.close();
  }
}
