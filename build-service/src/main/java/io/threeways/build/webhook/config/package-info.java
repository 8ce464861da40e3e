/** Limits of mirrors, and their beginning and end. */
@NullMarked
package io.threeways.build.webhook.config;

import org.jspecify.annotations.NullMarked;
