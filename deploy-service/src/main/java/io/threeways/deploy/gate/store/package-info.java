/** Cords as rows. */
@NullMarked
package io.threeways.deploy.gate.store;

import org.jspecify.annotations.NullMarked;
