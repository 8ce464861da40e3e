/** Toggles, without a server. */
@NullMarked
package io.threeways.deploy.toggle;

import org.jspecify.annotations.NullMarked;
