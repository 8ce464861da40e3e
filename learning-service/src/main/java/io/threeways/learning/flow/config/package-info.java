/** What counts as integrated. */
@NullMarked
package io.threeways.learning.flow.config;

import org.jspecify.annotations.NullMarked;
