package io.threeways.events;

/**
 * @param purl package URL
 * @param digest {@code sha256:…}
 * @param commit that it was built from
 * @param build for example {@code shop/42}
 */
public record DeployedArtifact(String purl, String digest, String commit, String build) {}
