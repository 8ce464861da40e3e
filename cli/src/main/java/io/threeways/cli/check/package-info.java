/** The pipeline on the working tree, before a push. */
@NullMarked
package io.threeways.cli.check;

import org.jspecify.annotations.NullMarked;
