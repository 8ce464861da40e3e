/** Commands about toggles. */
@NullMarked
package io.threeways.cli.toggle;

import org.jspecify.annotations.NullMarked;
