package io.threeways.build.webhook;

import io.threeways.build.repository.RepositoryName;
import java.net.URI;

/**
 * The right to bring a mirror to where its remote is, for a while.
 *
 * @param epoch rises with every claim: an older one moves nothing any more
 * @param wanted how often the remote had called when this began
 */
public record Fetch(RepositoryName repository, URI remote, long epoch, long wanted) {}
