/** Toggles in PostgreSQL, and on disk for when it is away. */
@NullMarked
package io.threeways.deploy.toggle.store;

import org.jspecify.annotations.NullMarked;
