package io.threeways.build.andon.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.build.andon.Subscribe;
import io.threeways.build.andon.Subscription;
import io.threeways.build.andon.Subscriptions;
import io.threeways.build.andon.Target;
import io.threeways.identity.Caller;
import io.threeways.identity.Roles;
import io.threeways.problem.Value;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the caller is told of cords. */
@Path("/api/build/andon/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SubscriptionResource {
  private final Subscriptions subscriptions;
  private final Subscribe subscribe;
  private final Caller caller;

  SubscriptionResource(Subscriptions subscriptions, Subscribe subscribe, Caller caller) {
    this.subscriptions = subscriptions;
    this.subscribe = subscribe;
    this.caller = caller;
  }

  /**
   * @param kind mail or webhook
   */
  public record TargetView(@Nullable String kind, @Nullable String address) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  public List<TargetView> mine() {
    return subscriptions.of(caller.user()).stream().map(SubscriptionResource::view).toList();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.VIEWER)
  public TargetView add(@Nullable TargetView wanted) {
    return switch (subscribe.subscribe(subscription(wanted))) {
      case Subscribe.Result.Subscribed(Subscription subscription) -> view(subscription);
      case Subscribe.Result.TooMany(int most) ->
          throw AndonProblems.tooManyTargets(most).exception();
      case Subscribe.Result.NotReachable(String why) ->
          throw AndonProblems.notReachable(why).exception();
    };
  }

  @POST
  @Path("remove")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.VIEWER)
  public TargetView remove(@Nullable TargetView unwanted) {
    Subscription subscription = subscription(unwanted);
    if (!subscriptions.remove(subscription)) {
      throw AndonProblems.notSubscribed().exception();
    }
    return view(subscription);
  }

  private Subscription subscription(@Nullable TargetView view) {
    String kind = view == null || view.kind() == null ? "" : view.kind();
    String address = view == null || view.address() == null ? "" : view.address();
    return Value.parsed(
        AndonProblems.WORD, () -> new Subscription(caller.user(), Target.of(kind, address)));
  }

  private static TargetView view(Subscription subscription) {
    return new TargetView(subscription.target().kind(), subscription.target().address());
  }
}
