/** Environments over HTTP. */
@NullMarked
package io.threeways.deploy.ondemand.http;

import org.jspecify.annotations.NullMarked;
