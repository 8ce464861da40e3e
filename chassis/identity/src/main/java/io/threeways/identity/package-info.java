/** Who calls: verifies the caller's token and says its roles; signs tokens for calls of our own. */
@NullMarked
package io.threeways.identity;

import org.jspecify.annotations.NullMarked;
