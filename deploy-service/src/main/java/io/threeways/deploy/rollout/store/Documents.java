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
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The domain's records as JSON. A state is stored under its simple name: renaming one needs a
 * migration.
 */
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
          .build();

  Documents() {
    states(Rollout.class)
        .forEach(type -> json.registerSubtypes(new NamedType(type, type.getSimpleName())));
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
  private interface Named {}

  private static Stream<Class<?>> states(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Documents::states)
        : Stream.of(type);
  }

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
