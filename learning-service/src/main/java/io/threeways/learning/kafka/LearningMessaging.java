package io.threeways.learning.kafka;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import io.threeways.outbox.Deliveries;
import io.threeways.outbox.DeliverySettings;
import io.threeways.outbox.Inbox;
import io.threeways.outbox.Outbox;
import io.threeways.outbox.Relay;
import io.threeways.outbox.RelaySettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;

/** This service's outbox, relay and inbox; every bean carries its word. */
@ApplicationScoped
public class LearningMessaging {
  public static final String WORD = "learning";

  /** Settings of Kafka's clients, under Kafka's own names. */
  @ConfigMapping(prefix = "threeways.learning.kafka")
  public interface KafkaSettings {
    @WithParentName
    Map<String, String> client();
  }

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
  Inbox inbox(@DataSource(WORD) AgroalDataSource dataSource) {
    return new Inbox(dataSource, WORD);
  }

  @Produces
  @Singleton
  @Identifier(WORD)
  Relay relay(
      @DataSource(WORD) AgroalDataSource dataSource, @Identifier(WORD) Map<String, Object> kafka) {
    return new Relay(dataSource, WORD, kafka, RelaySettings.defaults());
  }

  @Produces
  @Singleton
  @Identifier(WORD)
  Deliveries deliveries(@Identifier(WORD) Inbox inbox) {
    return new Deliveries(
        inbox, QuarkusTransaction.requiringNew()::call, DeliverySettings.defaults());
  }

  void start(@Observes StartupEvent event, @Identifier(WORD) Relay relay) {
    relay.start();
  }

  void stop(@Observes ShutdownEvent event, @Identifier(WORD) Relay relay) {
    relay.close();
  }
}
