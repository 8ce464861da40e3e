/** The wiring of a service as README.md shows it, in a running application. */
@NullMarked
package io.threeways.outbox.wiring;

import org.jspecify.annotations.NullMarked;
