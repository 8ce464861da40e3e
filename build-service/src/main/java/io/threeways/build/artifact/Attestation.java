package io.threeways.build.artifact;

/**
 * What is said of an artifact, signed.
 *
 * @param envelope DSSE in JSON
 * @param key that verifies it
 */
public record Attestation(String envelope, VerificationKey key) {}
