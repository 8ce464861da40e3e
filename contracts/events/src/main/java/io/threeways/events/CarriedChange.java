package io.threeways.events;

import java.util.UUID;

/**
 * A change inside an artifact or a deployment.
 *
 * @param change the change's id, for example {@code shop/7}
 * @param chainId its chain
 * @param lastEvent the last event of that chain which led here: the end of the PATH link
 * @param commit the commit that it ends with
 * @param title first line of that commit's message
 * @param author {@code Name <mail>}
 */
public record CarriedChange(
    String change, UUID chainId, UUID lastEvent, String commit, String title, String author) {}
