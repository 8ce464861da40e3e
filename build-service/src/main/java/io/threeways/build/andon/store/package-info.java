/** Cords, their swarms and notices as rows. */
@NullMarked
package io.threeways.build.andon.store;

import org.jspecify.annotations.NullMarked;
