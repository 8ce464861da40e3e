/** The rules of ARCHITECTURE.md, each with a violation that it catches. */
@NullMarked
package io.threeways.architecture;

import org.jspecify.annotations.NullMarked;
