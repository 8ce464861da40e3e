package io.threeways.architecture.violations.build.run;

import io.fabric8.kubernetes.api.model.Pod;

/** Knows the cluster in the domain. */
record KubernetesInTheRoot(Pod pod) {}
