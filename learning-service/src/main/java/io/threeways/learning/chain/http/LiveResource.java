package io.threeways.learning.chain.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.identity.Caller;
import io.threeways.identity.Roles;
import io.threeways.learning.chain.ChainLog;
import io.threeways.learning.chain.LoggedEvent;
import io.threeways.learning.chain.Most;
import io.threeways.learning.chain.config.ChainSettings;
import io.threeways.problem.Problem;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events as they are logged, as server-sent events: {@code id} is the position in the log, the
 * event's name {@code event}, its data the document.
 */
@Path("/api/learning/live")
@Singleton
@RolesAllowed({Roles.VIEWER, Roles.SERVICE})
@RunOnVirtualThread
class LiveResource {
  private static final String SERVER_SENT_EVENTS = "text/event-stream";
  private static final byte[] HEARTBEAT = ": still here\n\n".getBytes(StandardCharsets.UTF_8);

  private final ChainLog log;
  private final LogTail tail;
  private final ChainSettings.Live settings;
  private final Most atOnce;
  private final Places places;
  private final Caller caller;

  LiveResource(ChainLog log, LogTail tail, ChainSettings settings, Caller caller) {
    this.log = log;
    this.tail = tail;
    this.settings = settings.live();
    this.atOnce = new Most(this.settings.page(), this.settings.pageBytes().asLongValue());
    this.places = new Places(this.settings.mostFollowers(), this.settings.mostOfOne());
    this.caller = caller;
  }

  /**
   * @param lastEventId where a browser goes on that lost its connection
   * @param after where anybody else begins; without either: with what comes next
   */
  @GET
  public Response follow(
      @HeaderParam("Last-Event-ID") @Nullable Long lastEventId,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("topic") @Nullable String topic,
      @Context HttpServerResponse answer) {
    String follower = caller.user();
    if (!places.hasOneFor(follower)) {
      throw Problem.of("learning", "too-many-followers", 503, "Too many follow the log")
          .detail(
              "%d connections may follow it, of one caller %d; close one, or raise threeways.learning.chain.live.most-followers or most-of-one."
                  .formatted(settings.mostFollowers(), settings.mostOfOne()))
          .exception();
    }
    Long asked = lastEventId != null ? lastEventId : after;
    long from = asked == null ? log.head() : Position.after(asked);
    StreamingOutput stream = out -> takePlace(follower, new Follow(from, topic, out, answer));
    return Response.ok(stream, SERVER_SENT_EVENTS).header("Cache-Control", "no-store").build();
  }

  /** Whoever lost the race for the last place is sent away again, and comes back by itself. */
  private void takePlace(String follower, Follow follow) throws IOException {
    if (!places.take(follower)) {
      return;
    }
    try {
      follow(follow);
    } catch (InterruptedException e) {
      // The process ends: so does the stream, and its follower goes on elsewhere or later.
      Thread.currentThread().interrupt();
    } finally {
      places.leave(follower);
    }
  }

  /**
   * What somebody follows.
   *
   * @param answer says when they are gone: writing to them fails for nobody
   */
  private record Follow(
      long from, @Nullable String topic, OutputStream out, HttpServerResponse answer) {}

  /** Ends when the follower is gone, which is noticed with the next event or heartbeat. */
  private void follow(Follow follow) throws IOException, InterruptedException {
    OutputStream out = follow.out();
    beat(out);
    long position = follow.from();
    while (!follow.answer().closed()) {
      // Asked first: up to here an empty page means that there is nothing of this topic.
      long head = log.head();
      List<LoggedEvent> page = log.after(position, atOnce, follow.topic());
      if (!page.isEmpty()) {
        write(page, out);
        position = page.getLast().position();
        continue;
      }
      position = Math.max(position, head);
      if (!tail.awaitBeyond(position, settings.heartbeat())) {
        beat(out);
      }
    }
  }

  private static void beat(OutputStream out) throws IOException {
    out.write(HEARTBEAT);
    out.flush();
  }

  private static void write(List<LoggedEvent> page, OutputStream out) throws IOException {
    for (LoggedEvent logged : page) {
      String message =
          "id: %d\nevent: event\ndata: %s\n\n"
              .formatted(logged.position(), EventView.document(logged.event()));
      out.write(message.getBytes(StandardCharsets.UTF_8));
    }
    out.flush();
  }
}
