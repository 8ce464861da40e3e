package io.threeways.deploy.toggle.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.deploy.toggle.ChangeToggle;
import io.threeways.deploy.toggle.Edit;
import io.threeways.deploy.toggle.LiveToggles;
import io.threeways.deploy.toggle.Toggle;
import io.threeways.deploy.toggle.ToggleCommand;
import io.threeways.deploy.toggle.ToggleResult;
import io.threeways.deploy.toggle.Toggles;
import io.threeways.deploy.toggle.config.ToggleSettings;
import io.threeways.deploy.toggle.file.DefinitionFile;
import io.threeways.deploy.toggle.file.Parsed;
import io.threeways.identity.Caller;
import io.threeways.identity.Roles;
import io.threeways.problem.Limit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Toggles, and what people may do to them. */
@Path("/api/deploy/toggles")
@RunOnVirtualThread
public class ToggleResource {
  private static final Logger LOG = Logger.getLogger(ToggleResource.class);

  private final ChangeToggle changes;
  private final Toggles toggles;
  private final LiveToggles live;
  private final DefinitionFile files;
  private final Caller caller;
  private final ToggleSettings settings;

  @Inject
  public ToggleResource(
      ChangeToggle changes,
      Toggles toggles,
      LiveToggles live,
      DefinitionFile files,
      Caller caller,
      ToggleSettings settings) {
    this.changes = changes;
    this.toggles = toggles;
    this.live = live;
    this.files = files;
    this.caller = caller;
    this.settings = settings;
  }

  /** As this process evaluates them now, whatever else is away. */
  @GET
  @RolesAllowed(Roles.VIEWER)
  public List<ToggleView> list() {
    return live.now().orElseThrow(Problems::notYet).toggles().stream()
        .map(ToggleResource::view)
        .toList();
  }

  @GET
  @Path("{key}")
  @RolesAllowed(Roles.VIEWER)
  public ToggleView show(@PathParam("key") String key) {
    return toggles.find(key).map(ToggleResource::view).orElseThrow(() -> Problems.unknown(key));
  }

  /** Of a toggle that was removed too. */
  @GET
  @Path("{key}/history")
  @RolesAllowed(Roles.VIEWER)
  public List<ChangeView> history(
      @PathParam("key") String key, @QueryParam("limit") @DefaultValue("50") int limit) {
    int most = Limit.within("deploy", limit, settings.mostListed());
    List<ChangeView> history = toggles.history(key, most).stream().map(ChangeView::of).toList();
    if (history.isEmpty()) {
      throw Problems.unknown(key);
    }
    return history;
  }

  /** Applies a file of flagd's format: the toggles that it names, all of them or none. */
  @POST
  @RolesAllowed(Roles.DEVELOPER)
  public List<ToggleView> apply(@QueryParam("reason") @Nullable String reason, byte[] file) {
    Edit edit = edit(reason);
    List<ToggleView> views =
        switch (files.parse(file)) {
          case Parsed.Refused(var faults) -> throw Problems.faults(faults);
          case Parsed.Valid(var definitions) ->
              changes.apply(definitions, edit).stream().map(ToggleResource::view).toList();
        };
    tell();
    return views;
  }

  @POST
  @Path("{key}/on")
  @RolesAllowed(Roles.DEVELOPER)
  public ToggleView on(@PathParam("key") String key, @Nullable SwitchRequest request) {
    Map<String, String> whom = request == null ? null : request.forWhom();
    if (whom == null) {
      return turned(key, new ToggleCommand.On(), request);
    }
    if (whom.size() != 1) {
      throw Problems.malformed("/for", "Name one attribute, for example {\"customer\": \"ada\"}.");
    }
    Map.Entry<String, String> one = whom.entrySet().iterator().next();
    return turned(key, new ToggleCommand.OnFor(one.getKey(), one.getValue()), request);
  }

  @POST
  @Path("{key}/ramp")
  @RolesAllowed(Roles.DEVELOPER)
  public ToggleView ramp(@PathParam("key") String key, @Nullable SwitchRequest request) {
    Integer percent = request == null ? null : request.percent();
    if (percent == null || percent < 0 || percent > 100) {
      throw Problems.malformed("/percent", "percent is a whole number from 0 to 100.");
    }
    return turned(key, new ToggleCommand.Ramp(percent), request);
  }

  @POST
  @Path("{key}/off")
  @RolesAllowed(Roles.DEVELOPER)
  public ToggleView off(@PathParam("key") String key, @Nullable SwitchRequest request) {
    return turned(key, new ToggleCommand.Off(), request);
  }

  @DELETE
  @Path("{key}")
  @RolesAllowed(Roles.DEVELOPER)
  public void remove(@PathParam("key") String key, @QueryParam("reason") @Nullable String reason) {
    ToggleResult result = changes.remove(key, edit(reason));
    if (result instanceof ToggleResult.Unknown) {
      throw Problems.unknown(key);
    }
    tell();
  }

  private ToggleView turned(String key, ToggleCommand command, @Nullable SwitchRequest request) {
    Edit edit = edit(request == null ? null : request.reason());
    ToggleView view = view(changes.turn(key, command, edit));
    tell();
    return view;
  }

  /** Who has changed a toggle sees it at once; other processes ask within their interval. */
  private void tell() {
    try {
      live.refresh();
    } catch (IOException e) {
      LOG.warn("Toggles are up to date but cannot be kept for a restart", e);
    }
  }

  private Edit edit(@Nullable String reason) {
    try {
      return new Edit(caller.user(), reason == null ? "" : reason, Instant.now());
    } catch (IllegalArgumentException e) {
      throw Problems.malformed("/reason", String.valueOf(e.getMessage()));
    }
  }

  private static ToggleView view(ToggleResult result) {
    return switch (result) {
      case ToggleResult.Done(Toggle toggle) -> view(toggle);
      case ToggleResult.Unknown(String key) -> throw Problems.unknown(key);
      case ToggleResult.Removed(String key) -> throw Problems.unknown(key);
      case ToggleResult.Refused refused -> throw Problems.refused(refused);
    };
  }

  private static ToggleView view(Toggle toggle) {
    return ToggleView.of(toggle, LocalDate.now(ZoneOffset.UTC));
  }
}
