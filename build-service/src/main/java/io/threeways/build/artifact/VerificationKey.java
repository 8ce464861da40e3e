package io.threeways.build.artifact;

/**
 * The public half of a key that signs provenance.
 *
 * @param id its JWK thumbprint (RFC 7638)
 * @param x the Ed25519 key, base64url without padding (RFC 8037)
 */
public record VerificationKey(String id, String x) {}
