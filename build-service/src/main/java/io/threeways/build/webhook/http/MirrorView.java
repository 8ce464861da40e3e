package io.threeways.build.webhook.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.threeways.build.webhook.Mirror;
import io.threeways.build.webhook.WebhookSecret;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mirror as a client sees it.
 *
 * @param gitUrl for {@code git clone}
 * @param webhook what the remote is told to call, with content type {@code application/json}
 * @param secret what it is told to sign with; only in the answer to whoever made the mirror
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MirrorView(
    String repository,
    URI remote,
    URI gitUrl,
    URI webhook,
    @Nullable String secret,
    Instant createdAt,
    @Nullable Instant fetchedAt,
    @Nullable String failure,
    @Nullable String remark) {

  static MirrorView of(Mirror mirror, @Nullable WebhookSecret secret, URI publicUrl) {
    return new MirrorView(
        mirror.repository().text(),
        mirror.remote(),
        publicUrl.resolve("/git/" + mirror.repository() + ".git"),
        publicUrl.resolve("/api/build/webhooks/" + mirror.repository()),
        secret == null ? null : secret.text(),
        mirror.createdAt(),
        mirror.fetchedAt(),
        mirror.failure(),
        mirror.remark());
  }
}
