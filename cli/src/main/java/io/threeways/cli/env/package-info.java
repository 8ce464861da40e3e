/** {@code threeways env}. */
@NullMarked
package io.threeways.cli.env;

import org.jspecify.annotations.NullMarked;
