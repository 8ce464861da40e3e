/** Which processes make up the platform, and what each is told. */
@NullMarked
package io.threeways.local.topology;

import org.jspecify.annotations.NullMarked;
