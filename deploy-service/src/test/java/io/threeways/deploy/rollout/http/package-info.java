/** The running service, from outside. */
@NullMarked
package io.threeways.deploy.rollout.http;

import org.jspecify.annotations.NullMarked;
