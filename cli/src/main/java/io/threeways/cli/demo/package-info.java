/** The product's main story, played from outside and asserted from outside. */
@NullMarked
package io.threeways.cli.demo;

import org.jspecify.annotations.NullMarked;
