package io.threeways.build.store;

import java.sql.SQLException;

/** The database refused a statement, or is away. */
public final class DatabaseFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseFailure(String sql, SQLException cause) {
    super("cannot run: " + sql.strip().lines().findFirst().orElse(""), cause);
  }
}
