package io.threeways.problem;

import io.quarkus.security.ForbiddenException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Who calls is known, and may not. */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class ForbiddenMapper implements ExceptionMapper<ForbiddenException> {
  @Override
  public Response toResponse(ForbiddenException failure) {
    return ProblemJson.response(Refusals.forbidden()).build();
  }
}
