/** The pages that people look at: one shell, whose modules draw what the address names. */
@NullMarked
package io.threeways.gateway.console;

import org.jspecify.annotations.NullMarked;
