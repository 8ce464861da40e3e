/** Limits of pull requests. */
@NullMarked
package io.threeways.build.pullrequest.config;

import org.jspecify.annotations.NullMarked;
