package io.threeways.problem;

import io.quarkus.security.AuthenticationFailedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Who calls could not be proved. */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class AuthenticationFailedMapper implements ExceptionMapper<AuthenticationFailedException> {
  @Override
  public Response toResponse(AuthenticationFailedException failure) {
    return ProblemJson.response(Refusals.refusedCredentials())
        .header(Challenges.HEADER, Challenges.REFUSED)
        .build();
  }
}
