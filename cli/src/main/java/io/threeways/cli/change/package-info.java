/** Commands about changes: the story from events. */
@NullMarked
package io.threeways.cli.change;

import org.jspecify.annotations.NullMarked;
