package io.threeways.deploy.rollout;

/** What can be deployed: an artifact and how it wants to be run. */
public record Release(Artifact artifact, Plan plan) {}
