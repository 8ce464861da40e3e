/** Configurations over HTTP. */
@NullMarked
package io.threeways.deploy.configuration.http;

import org.jspecify.annotations.NullMarked;
