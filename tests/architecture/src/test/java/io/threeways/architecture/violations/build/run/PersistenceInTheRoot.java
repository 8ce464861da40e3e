package io.threeways.architecture.violations.build.run;

import java.sql.Connection;

/** Keeps a connection where a port should be. */
record PersistenceInTheRoot(Connection connection) {}
