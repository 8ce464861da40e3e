package io.threeways.build.run;

/**
 * What a green build leaves.
 *
 * @param digest {@code sha256:…} of its manifest
 * @param size of its files as an archive, in bytes
 */
public record Product(String digest, long size) implements Products.Kept {}
