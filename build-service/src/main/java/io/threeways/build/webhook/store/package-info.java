/** Mirrors as rows. */
@NullMarked
package io.threeways.build.webhook.store;

import org.jspecify.annotations.NullMarked;
