/** Who comes in at the front door: members, their tokens, login links and sessions. */
@NullMarked
package io.threeways.gateway.identity;

import org.jspecify.annotations.NullMarked;
