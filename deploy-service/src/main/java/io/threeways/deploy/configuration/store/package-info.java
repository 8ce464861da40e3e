/** Configurations in PostgreSQL. */
@NullMarked
package io.threeways.deploy.configuration.store;

import org.jspecify.annotations.NullMarked;
