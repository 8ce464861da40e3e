/** Published artifacts as rows. */
@NullMarked
package io.threeways.build.artifact.store;

import org.jspecify.annotations.NullMarked;
