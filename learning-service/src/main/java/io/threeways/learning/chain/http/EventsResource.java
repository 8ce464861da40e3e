package io.threeways.learning.chain.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.identity.Roles;
import io.threeways.learning.chain.ChainLog;
import io.threeways.learning.chain.LoggedEvent;
import io.threeways.learning.chain.Most;
import io.threeways.learning.chain.config.ChainSettings;
import io.threeways.problem.Limit;
import io.threeways.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The log, page by page. */
@Path("/api/learning/events")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.SERVICE})
@RunOnVirtualThread
class EventsResource {
  private static final String WORD = "learning";

  private final ChainLog log;
  private final ChainSettings settings;

  EventsResource(ChainLog log, ChainSettings settings) {
    this.log = log;
    this.settings = settings;
  }

  /**
   * @param events in the order of the log
   * @param position from which one goes on: {@code ?after=}, also of the live events
   */
  public record EventsView(List<EventView> events, long position) {}

  /**
   * Fewer than asked for where they are large: one goes on at the position.
   *
   * @param latest the last so many; instead of {@code after}
   */
  @GET
  public EventsView events(
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @QueryParam("latest") @Nullable Integer latest,
      @QueryParam("topic") @Nullable String topic) {
    if (latest == null) {
      int most = Limit.within(WORD, limit, settings.mostEvents());
      return view(log.after(Position.after(after), most(most), topic), after);
    }
    // Asked first: what is logged meanwhile comes twice rather than never.
    long head = log.head();
    int most = Limit.within(WORD, latest, settings.mostEvents());
    return view(log.latest(most(most), topic), head);
  }

  private Most most(int events) {
    return new Most(events, settings.answerBytes().asLongValue());
  }

  /** The document of one event, or of several when their sources chose the same id. */
  @GET
  @Path("{id}")
  public EventsView event(@PathParam("id") String id) {
    List<LoggedEvent> found = log.withId(id);
    if (found.isEmpty()) {
      throw Problem.of(WORD, "unknown-event", 404, "No such event")
          .detail("The log has no event with the id %s.".formatted(id))
          .exception();
    }
    return view(found, 0);
  }

  private static EventsView view(List<LoggedEvent> events, long position) {
    long last = events.stream().mapToLong(LoggedEvent::position).max().orElse(position);
    return new EventsView(events.stream().map(EventView::of).toList(), Math.max(position, last));
  }
}
