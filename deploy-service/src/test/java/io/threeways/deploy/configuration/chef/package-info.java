/** A stand-in for Chef. */
@NullMarked
package io.threeways.deploy.configuration.chef;

import org.jspecify.annotations.NullMarked;
