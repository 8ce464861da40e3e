/** Deployments and applications over HTTP. */
@NullMarked
package io.threeways.deploy.rollout.http;

import org.jspecify.annotations.NullMarked;
