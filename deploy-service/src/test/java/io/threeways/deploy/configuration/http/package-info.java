/** The API, with real parts. */
@NullMarked
package io.threeways.deploy.configuration.http;

import org.jspecify.annotations.NullMarked;
