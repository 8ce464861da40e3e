package io.threeways.build.run.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a state keeps in its row. A lease's end, a reason and a cause that a state does not have are
 * cleared; what is due and the epoch stay as they were.
 */
record Columns(
    String state,
    @Nullable Instant dueAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Long epoch,
    @Nullable Instant leasedUntil,
    @Nullable String reason,
    @Nullable String cause) {}
