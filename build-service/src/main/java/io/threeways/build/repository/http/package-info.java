/** Git over smart HTTP, and repositories as JSON. */
@NullMarked
package io.threeways.build.repository.http;

import org.jspecify.annotations.NullMarked;
