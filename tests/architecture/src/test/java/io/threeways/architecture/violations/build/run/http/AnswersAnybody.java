package io.threeways.architecture.violations.build.run.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Does not say who may ask. */
@Path("/api/build/anybody")
class AnswersAnybody {
  @GET
  String secret() {
    return "";
  }
}
