/** How callers show who they are, and what they can change about it. */
@NullMarked
package io.threeways.gateway.identity.http;

import org.jspecify.annotations.NullMarked;
