package io.threeways.build.artifact;

import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.CommitSha;
import java.util.UUID;

/**
 * A change inside an artifact.
 *
 * @param lastEvent the newest event of its chain that led here
 */
public record Carried(
    ChangeId change, UUID chain, UUID lastEvent, CommitSha commit, String title, String author) {}
