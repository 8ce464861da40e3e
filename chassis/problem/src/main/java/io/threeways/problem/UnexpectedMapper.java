package io.threeways.problem;

import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Everything that no other mapper knows. */
@Provider
public class UnexpectedMapper implements ExceptionMapper<Throwable> {
  private final Request request;
  private final UriInfo uri;

  UnexpectedMapper(Request request, UriInfo uri) {
    this.request = request;
    this.uri = uri;
  }

  @Override
  public Response toResponse(Throwable failure) {
    return ProblemJson.response(
            Unexpected.log(request.getMethod(), uri.getRequestUri().getPath(), failure))
        .build();
  }
}
