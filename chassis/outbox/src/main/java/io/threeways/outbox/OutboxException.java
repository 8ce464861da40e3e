package io.threeways.outbox;

import java.sql.SQLException;

/** The database refused, or could not be reached; {@link #getCause} says which. */
public final class OutboxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutboxException(String message, SQLException cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}
