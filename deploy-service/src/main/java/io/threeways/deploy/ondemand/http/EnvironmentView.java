package io.threeways.deploy.ondemand.http;

import io.threeways.deploy.ondemand.Difference;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An environment for people and tools. What does not apply to its state is null.
 *
 * @param kind standing, or on-demand
 * @param state standing, creating, ready, failed, closing or deleted
 * @param host under which the gateway answers for it while it is ready
 * @param until when it goes by itself
 * @param reason why it failed, is closing or was deleted
 * @param hindrance why what should be done there cannot be, for example that its host does not
 *     answer
 * @param servers where its servers answer
 * @param like the environment that it resembles
 * @param compared with what: what runs there now, or what the pipeline file describes
 * @param differences in which it does not resemble it
 */
public record EnvironmentView(
    String name,
    String kind,
    String state,
    List<String> applications,
    @Nullable String host,
    @Nullable String build,
    @Nullable String requestedBy,
    @Nullable Instant openedAt,
    @Nullable Instant until,
    @Nullable Instant deletedAt,
    @Nullable String reason,
    @Nullable String hindrance,
    @Nullable UUID deployment,
    @Nullable String artifact,
    List<URI> servers,
    @Nullable String like,
    @Nullable String compared,
    List<Difference> differences) {}
