package io.threeways.outbox;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * Tells "the database or a broker is away" from "this cannot be handled", by the whole chain of
 * causes: frameworks wrap what the drivers say.
 */
final class Outage {
  /** A statement that ran too long. It may do so for ever: that is the handler's failure. */
  private static final String CANCELLED = "57014";

  private Outage() {}

  static boolean explains(Throwable failure) {
    return explains(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static boolean explains(@Nullable Throwable failure, Set<Throwable> seen) {
    if (failure == null || !seen.add(failure)) {
      return false;
    }
    if (isOutage(failure) || explains(failure.getCause(), seen)) {
      return true;
    }
    for (Throwable suppressed : failure.getSuppressed()) {
      if (explains(suppressed, seen)) {
        return true;
      }
    }
    return failure instanceof SQLException sql && explains(sql.getNextException(), seen);
  }

  private static boolean isOutage(Throwable failure) {
    return switch (failure) {
      case RetriableException brokerAway -> true;
      case SQLTransientConnectionException away -> true;
      case SQLNonTransientConnectionException away -> true;
      case SQLRecoverableException away -> true;
      case SQLException sql -> byState(sql.getSQLState()) || isExhaustedPool(sql);
      default -> false;
    };
  }

  /**
   * Classes of SQLSTATE (PostgreSQL, appendix A): 08 connection, 53 insufficient resources, 57
   * operator intervention.
   */
  private static boolean byState(@Nullable String state) {
    return state != null
        && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57"))
        && !state.equals(CANCELLED);
  }

  /** Agroal has no state for it. */
  private static boolean isExhaustedPool(SQLException sql) {
    return sql.getSQLState() == null && sql.getCause() instanceof TimeoutException;
  }
}
