package io.threeways.build.repository.http;

import io.threeways.identity.Roles;
import io.threeways.pipeline.file.PipelineSchema;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** The schema of pipeline files, for editors. */
@Path("/api/build/pipeline-schema")
public class PipelineSchemaResource {
  private final String schema = PipelineSchema.text();

  @GET
  @Produces("application/schema+json")
  @RolesAllowed(Roles.VIEWER)
  public String schema() {
    return schema;
  }
}
