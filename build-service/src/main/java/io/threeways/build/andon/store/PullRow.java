package io.threeways.build.andon.store;

import org.jspecify.annotations.Nullable;

/** What a row keeps of a breakage; what a kind does not have is null. */
record PullRow(
    String kind,
    @Nullable Long change,
    @Nullable Long build,
    @Nullable String stage,
    @Nullable String test,
    @Nullable String pipeline,
    @Nullable String run) {}
