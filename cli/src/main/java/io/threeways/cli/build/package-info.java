/** Commands about builds. */
@NullMarked
package io.threeways.cli.build;

import org.jspecify.annotations.NullMarked;
