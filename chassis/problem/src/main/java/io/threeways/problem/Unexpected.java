package io.threeways.problem;

import java.net.URI;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What nobody foresaw: the caller gets a name for it, the log gets the rest. */
final class Unexpected {
  private static final Logger LOG = Logger.getLogger(Unexpected.class);

  private Unexpected() {}

  static Problem log(String method, String path, Throwable failure) {
    UUID id = UUID.randomUUID();
    LOG.errorf(failure, "%s %s failed unexpectedly, error %s", method, path, id);
    return Problem.ofStatus(500)
        .detail("Something failed that should not. The log has it as error %s.".formatted(id))
        .instance(URI.create("urn:uuid:" + id));
  }
}
