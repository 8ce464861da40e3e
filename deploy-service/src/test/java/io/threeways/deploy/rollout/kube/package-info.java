/** Objects for a cluster, and what a cluster says. */
@NullMarked
package io.threeways.deploy.rollout.kube;

import org.jspecify.annotations.NullMarked;
