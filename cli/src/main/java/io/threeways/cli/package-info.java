/** The `threeways` command: what it understands and how it ends. */
@NullMarked
package io.threeways.cli;

import org.jspecify.annotations.NullMarked;
