/** {@code threeways env}: environments and their machines. */
@NullMarked
package io.threeways.cli.env;

import org.jspecify.annotations.NullMarked;
