package io.threeways.deploy.configuration.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.threeways.deploy.configuration.Outcome;
import io.threeways.deploy.configuration.Run;
import java.util.stream.Stream;

/** Runs as JSON; states and outcomes are stored under their names. */
final class RunDocuments {
  private final ObjectMapper json =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          // Components only: questions such as word() are answered anew.
          .visibility(PropertyAccessor.GETTER, Visibility.NONE)
          .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .addMixIn(Run.class, Named.class)
          .addMixIn(Outcome.class, Named.class)
          .build();

  RunDocuments() {
    json.registerSubtypes(
        Stream.of(
                Run.Waiting.class,
                Run.Running.class,
                Run.Ended.class,
                Run.Dropped.class,
                Outcome.NoDifference.class,
                Outcome.Different.class,
                Outcome.Applied.class,
                Outcome.Partly.class,
                Outcome.Failed.class)
            .map(type -> new NamedType(type, type.getSimpleName()))
            .toArray(NamedType[]::new));
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
  private interface Named {}

  String write(Run run) {
    try {
      return json.writerFor(Run.class).writeValueAsString(run);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("has no JSON form: " + run, e);
    }
  }

  Run read(String document) {
    try {
      return json.readValue(document, Run.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no run: " + document, e);
    }
  }
}
