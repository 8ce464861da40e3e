package io.threeways.deploy.rollout;

import java.util.UUID;

/**
 * A change that an artifact or a deployment carries.
 *
 * @param id for example {@code shop/7}
 * @param chain that its events share
 * @param lastEvent the last event of that chain which led here
 * @param commit that it ends with
 * @param title first line of that commit's message
 * @param author {@code Name <mail>}
 */
public record Change(
    String id, UUID chain, UUID lastEvent, String commit, String title, String author) {}
