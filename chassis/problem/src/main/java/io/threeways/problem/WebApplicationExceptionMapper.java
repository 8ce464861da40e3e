package io.threeways.problem;

import com.fasterxml.jackson.core.JacksonException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * What the framework refuses: no such resource, method or media type, a parameter or a body that
 * cannot be read. Redirects and answers that have a body already stay as they are.
 */
@Provider
public class WebApplicationExceptionMapper implements ExceptionMapper<WebApplicationException> {
  private static final Set<String> OF_THE_BODY =
      Set.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.CONTENT_LENGTH);

  private final UriInfo uri;

  WebApplicationExceptionMapper(UriInfo uri) {
    this.uri = uri;
  }

  @Override
  public Response toResponse(WebApplicationException failure) {
    Response original = failure.getResponse();
    if (original.getStatus() < 400 || original.hasEntity()) {
      return original;
    }
    if (failure.getCause() instanceof JacksonException json) {
      return ProblemJson.response(JsonProblems.of(json)).build();
    }
    Response.ResponseBuilder response =
        ProblemJson.response(
            Problem.ofStatus(original.getStatus()).detail(detail(original.getStatus())));
    original
        .getStringHeaders()
        .forEach(
            (name, values) -> {
              if (!OF_THE_BODY.contains(name)) {
                values.forEach(value -> response.header(name, value));
              }
            });
    return response.build();
  }

  private String detail(int status) {
    String path = uri.getRequestUri().getPath();
    return switch (status) {
      case 404 -> "There is nothing at %s, or a part of the path cannot be read.".formatted(path);
      case 405 ->
          "%s exists, but not for this method; OPTIONS lists those that it takes.".formatted(path);
      case 406 -> "%s cannot be had in a media type of the header Accept.".formatted(path);
      case 415 -> "%s does not take a body of this Content-Type.".formatted(path);
      default -> "The request to %s was refused: %s.".formatted(path, HttpStatus.phrase(status));
    };
  }
}
