/** Servers as pods of a Kubernetes cluster, and what leads requests to them there. */
@NullMarked
package io.threeways.deploy.rollout.kube;

import org.jspecify.annotations.NullMarked;
