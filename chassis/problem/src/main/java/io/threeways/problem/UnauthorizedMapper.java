package io.threeways.problem;

import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Nobody said who calls. */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class UnauthorizedMapper implements ExceptionMapper<UnauthorizedException> {
  @Override
  public Response toResponse(UnauthorizedException failure) {
    return ProblemJson.response(Refusals.missingCredentials())
        .header(Challenges.HEADER, Challenges.MISSING)
        .build();
  }
}
