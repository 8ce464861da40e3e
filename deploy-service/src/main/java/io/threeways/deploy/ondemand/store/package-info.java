/** Environments on demand in PostgreSQL. */
@NullMarked
package io.threeways.deploy.ondemand.store;

import org.jspecify.annotations.NullMarked;
