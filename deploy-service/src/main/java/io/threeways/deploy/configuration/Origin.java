package io.threeways.deploy.configuration;

import java.util.UUID;

/** The event that something was done for. */
public record Origin(UUID chain, UUID event) {}
