package io.threeways.telemetry.verdict.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.threeways.telemetry.verdict.Trial;

/** An open trial as text. Numbers come back bit by bit. */
final class TrialStates {
  private final ObjectMapper json =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
          .visibility(PropertyAccessor.GETTER, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .build();

  String write(Trial.Open trial) {
    try {
      return json.writeValueAsString(trial);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write trial " + trial.subject().deployment(), e);
    }
  }

  Trial.Open read(String state) {
    try {
      return json.readValue(state, Trial.Open.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot read a trial", e);
    }
  }
}
