package io.threeways.gateway.identity.http;

import io.threeways.problem.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** Members and tokens cannot be read or changed now; everything else goes on. */
@Provider
public class DatabaseFailure implements ExceptionMapper<SQLException> {
  private static final Logger LOG = Logger.getLogger(DatabaseFailure.class);

  @Override
  public Response toResponse(SQLException failure) {
    LOG.warnf(failure, "Members and tokens are out of reach, SQL state %s", failure.getSQLState());
    Problem problem =
        Problem.of("gateway", "database-away", 503, "Database away")
            .detail(
                "Members and tokens cannot be reached, because PostgreSQL is away or its schema is"
                    + " still being prepared: try again in a few seconds.");
    return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem).build();
  }
}
