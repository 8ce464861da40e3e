package io.threeways.deploy.ondemand.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.threeways.deploy.ondemand.Demand;
import io.threeways.deploy.rollout.Strategy;
import org.jspecify.annotations.Nullable;

/** Demands as JSON. A strategy is stored under its name, as rollouts store it. */
final class DemandDocuments {
  private final ObjectMapper json =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .visibility(PropertyAccessor.GETTER, Visibility.NONE)
          .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .addMixIn(Strategy.class, NamedStrategy.class)
          .build();

  DemandDocuments() {
    json.registerSubtypes(
        new NamedType(Strategy.Canary.class, "Canary"),
        new NamedType(Strategy.BlueGreen.class, "BlueGreen"),
        new NamedType(Strategy.Rolling.class, "Rolling"));
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "strategy")
  private interface NamedStrategy {}

  /** A demand and why it is not open any more. */
  record Document(Demand demand, @Nullable String reason) {}

  Document read(String document) {
    try {
      return json.readValue(document, Document.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not a demand: " + document, e);
    }
  }

  String write(Document document) {
    try {
      return json.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("has no JSON form: " + document, e);
    }
  }
}
