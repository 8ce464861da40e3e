package io.threeways.deploy.rollout.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.threeways.deploy.rollout.Rollout;
import io.threeways.deploy.rollout.Strategy;
import org.jspecify.annotations.Nullable;

/** The domain's records as JSON. A state is stored under its {@link Rollout#word word}. */
final class Documents {
  private final ObjectMapper json =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          // Components only: questions such as isOver() are answered anew.
          .visibility(PropertyAccessor.GETTER, Visibility.NONE)
          .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .addMixIn(Rollout.class, Named.class)
          .addMixIn(Strategy.class, NamedStrategy.class)
          .build();

  Documents() {
    json.registerSubtypes(
        new NamedType(Rollout.Waiting.class, "Waiting"),
        new NamedType(Strategy.Canary.class, "Canary"),
        new NamedType(Strategy.BlueGreen.class, "BlueGreen"),
        new NamedType(Strategy.Rolling.class, "Rolling"),
        new NamedType(Rollout.Draining.class, "Draining"),
        new NamedType(Rollout.Returning.class, "Returning"),
        new NamedType(Rollout.Restoring.class, "Restoring"),
        new NamedType(Rollout.StartingServers.class, "StartingServers"),
        new NamedType(Rollout.CheckingHealth.class, "CheckingHealth"),
        new NamedType(Rollout.WarmingUp.class, "WarmingUp"),
        new NamedType(Rollout.OnTrial.class, "OnTrial"),
        new NamedType(Rollout.Paused.class, "Paused"),
        new NamedType(Rollout.Finishing.class, "Finishing"),
        new NamedType(Rollout.RollingBack.class, "RollingBack"),
        new NamedType(Rollout.Finished.class, "Finished"),
        new NamedType(Rollout.RolledBack.class, "RolledBack"),
        new NamedType(Rollout.Failed.class, "Failed"),
        new NamedType(Rollout.Dropped.class, "Dropped"));
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
  private interface Named {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "strategy")
  private interface NamedStrategy {}

  @Nullable String write(@Nullable Object value) {
    try {
      return value == null ? null : json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("has no JSON form: " + value, e);
    }
  }

  <T> @Nullable T read(Class<T> type, @Nullable String document) {
    return document == null ? null : existing(type, document);
  }

  <T> T existing(Class<T> type, String document) {
    try {
      return json.readValue(document, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not a " + type.getSimpleName() + ": " + document, e);
    }
  }
}
