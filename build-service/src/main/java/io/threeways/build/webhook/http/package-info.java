/** Mirrors as JSON, and what their remotes tell. */
@NullMarked
package io.threeways.build.webhook.http;

import org.jspecify.annotations.NullMarked;
