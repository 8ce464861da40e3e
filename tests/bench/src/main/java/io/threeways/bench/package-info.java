/** Measures what the product promises in numbers; never part of the test run. */
@NullMarked
package io.threeways.bench;

import org.jspecify.annotations.NullMarked;
