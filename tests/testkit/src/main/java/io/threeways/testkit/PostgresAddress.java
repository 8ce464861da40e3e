package io.threeways.testkit;

import java.util.UUID;

/** A running server to make databases on. */
public record PostgresAddress(int port) {
  private static final String SUPERUSER = "postgres";

  static PostgresAddress at(int port) {
    return new PostgresAddress(port);
  }

  /** A fresh, empty database. */
  public Database freshDatabase() {
    String name = "test_" + UUID.randomUUID().toString().replace("-", "");
    Database server = new Database(port, "postgres", SUPERUSER);
    server.execute("create database " + name);
    return new Database(port, name, SUPERUSER);
  }
}
