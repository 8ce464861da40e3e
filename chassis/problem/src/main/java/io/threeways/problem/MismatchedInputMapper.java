package io.threeways.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A body that is JSON, but not what a resource expects; Quarkus has a mapper of its own for it. */
@Provider
public class MismatchedInputMapper implements ExceptionMapper<MismatchedInputException> {
  @Override
  public Response toResponse(MismatchedInputException failure) {
    return ProblemJson.response(JsonProblems.of(failure)).build();
  }
}
