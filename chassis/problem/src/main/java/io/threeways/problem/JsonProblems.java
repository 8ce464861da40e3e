package io.threeways.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with a JSON body, and where. 400 when it is not JSON at all, 422 when it is
 * JSON but not what was asked for.
 */
final class JsonProblems {
  private JsonProblems() {}

  static Problem of(JacksonException failure) {
    Problem problem =
        failure instanceof JsonMappingException mapping
            ? refused(mapping)
            : Problem.of("json", "malformed", 400, "The body is not JSON")
                .detail(failure.getOriginalMessage());
    JsonLocation location = failure.getLocation();
    return location == null || location.getLineNr() < 1
        ? problem
        : problem.at(location.getLineNr(), location.getColumnNr());
  }

  private static Problem refused(JsonMappingException failure) {
    return Problem.of("json", "refused", 422, "The body is JSON, but not what is expected here")
        .detail(reason(failure))
        .pointer(pointer(failure));
  }

  private static String reason(JsonMappingException failure) {
    return switch (failure) {
      case UnrecognizedPropertyException unknown ->
          "'%s' is not known here; known are: %s"
              .formatted(unknown.getPropertyName(), known(unknown));
      case InvalidFormatException format ->
          "'%s' is not a %s".formatted(format.getValue(), format.getTargetType().getSimpleName());
      case ValueInstantiationException refused -> refusal(refused);
      case MismatchedInputException mismatch when mismatch.getTargetType() != null ->
          "a %s is expected here".formatted(mismatch.getTargetType().getSimpleName());
      default -> failure.getOriginalMessage();
    };
  }

  private static String known(UnrecognizedPropertyException unknown) {
    return unknown.getKnownPropertyIds() == null
        ? "none"
        : unknown.getKnownPropertyIds().stream()
            .map(String::valueOf)
            .sorted()
            .collect(Collectors.joining(", "));
  }

  /** A compact constructor said no: its words are the answer. */
  private static String refusal(ValueInstantiationException refused) {
    Throwable cause = refused.getCause();
    return cause instanceof IllegalArgumentException && cause.getMessage() != null
        ? cause.getMessage()
        : "a member is missing, or not what is expected";
  }

  /** RFC 6901. */
  private static String pointer(JsonMappingException failure) {
    return failure.getPath().stream()
        .map(step -> "/" + token(step.getFieldName(), step.getIndex()))
        .collect(Collectors.joining());
  }

  private static String token(@Nullable String field, int index) {
    return field == null ? Integer.toString(index) : field.replace("~", "~0").replace("/", "~1");
  }
}
