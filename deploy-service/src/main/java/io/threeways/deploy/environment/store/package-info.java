/** Environments in PostgreSQL. */
@NullMarked
package io.threeways.deploy.environment.store;

import org.jspecify.annotations.NullMarked;
