/** Commands about events. */
@NullMarked
package io.threeways.cli.event;

import org.jspecify.annotations.NullMarked;
