package io.threeways.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;

/** Writes problems; with a mapper of its own, which no application's customizer changes. */
final class ProblemJson {
  private static final JsonMapper MAPPER = new JsonMapper();

  private ProblemJson() {}

  static String write(Problem problem) {
    try {
      return MAPPER.writeValueAsString(problem);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("an extension of " + problem + " is not JSON", e);
    }
  }

  /** As text: what the resource would have produced does not matter any more. */
  static Response.ResponseBuilder response(Problem problem) {
    return Response.status(problem.status()).entity(write(problem)).type(Problem.MEDIA_TYPE);
  }
}
