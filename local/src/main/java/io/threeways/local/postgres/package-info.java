/**
 * A real PostgreSQL server from an archive on the class path, with a role and a schema per service.
 */
@NullMarked
package io.threeways.local.postgres;

import org.jspecify.annotations.NullMarked;
