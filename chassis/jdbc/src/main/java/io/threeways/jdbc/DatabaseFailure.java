package io.threeways.jdbc;

import java.sql.SQLException;

/** The database refused a statement, or is away: the cause says which. */
public final class DatabaseFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseFailure(String sql, SQLException cause) {
    super("cannot run: " + sql.strip().lines().findFirst().orElse(""), cause);
  }
}
