package io.threeways.build.repository.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.repository.git.GitExchange;
import io.threeways.build.repository.git.OpenRepository;
import io.threeways.identity.Caller;
import io.threeways.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Git's smart HTTP protocol (gitprotocol-http): what {@code git clone} and {@code git push} speak.
 */
@Path("/git/{name}")
@RunOnVirtualThread
public class GitResource {
  private static final String FETCH = "git-upload-pack";
  private static final String PUSH = "git-receive-pack";
  private static final String SUFFIX = ".git";

  private final GitExchange git;
  private final Caller caller;

  GitResource(GitExchange git, Caller caller) {
    this.git = git;
    this.caller = caller;
  }

  @GET
  @Path("info/refs")
  @RolesAllowed({Roles.VIEWER, Roles.SERVICE})
  public Response advertise(
      @PathParam("name") String name,
      @QueryParam("service") @Nullable String service,
      @HeaderParam("Git-Protocol") @Nullable String protocol)
      throws IOException {
    RepositoryName repository = name(name);
    return switch (service) {
      case FETCH ->
          answer(
              repository,
              FETCH + "-advertisement",
              (opened, out) -> git.advertiseFetch(opened, parameters(protocol), out));
      case PUSH -> {
        if (!caller.has(Roles.DEVELOPER)) {
          throw RepositoryProblems.mayNotPush(repository, caller.user()).exception();
        }
        yield answer(repository, PUSH + "-advertisement", git::advertisePush);
      }
      case null, default -> throw RepositoryProblems.dumbProtocol().exception();
    };
  }

  @POST
  @Path(FETCH)
  @Consumes("application/x-git-upload-pack-request")
  @RolesAllowed({Roles.VIEWER, Roles.SERVICE})
  public Response fetch(
      @PathParam("name") String name,
      @HeaderParam("Git-Protocol") @Nullable String protocol,
      @HeaderParam("Content-Encoding") @Nullable String encoding,
      InputStream body)
      throws IOException {
    RepositoryName repository = name(name);
    InputStream in = plain(body, encoding);
    return answer(
        repository,
        FETCH + "-result",
        (opened, out) -> {
          try {
            git.fetch(opened, parameters(protocol), in, out);
          } catch (GitExchange.NotUnderstood e) {
            throw RepositoryProblems.notAFetch(e.getMessage()).exception(e);
          }
        });
  }

  @POST
  @Path(PUSH)
  @Consumes("application/x-git-receive-pack-request")
  @RolesAllowed(Roles.DEVELOPER)
  public Response push(
      @PathParam("name") String name,
      @HeaderParam("Content-Encoding") @Nullable String encoding,
      InputStream body)
      throws IOException {
    RepositoryName repository = name(name);
    InputStream in = plain(body, encoding);
    // Asked now: while the answer streams, the request's scope has ended.
    String pusher = caller.user();
    return answer(
        repository,
        PUSH + "-result",
        (opened, out) -> {
          try {
            git.push(repository, opened, pusher, in, out);
          } catch (GitExchange.NotUnderstood e) {
            throw RepositoryProblems.notAPush(e.getMessage()).exception(e);
          }
        });
  }

  /** Speaks to an open repository. */
  @FunctionalInterface
  private interface Conversation {
    void speak(OpenRepository repository, OutputStream out) throws IOException;
  }

  private Response answer(RepositoryName name, String type, Conversation conversation)
      throws IOException {
    OpenRepository repository = open(name);
    StreamingOutput body =
        out -> {
          try (repository) {
            conversation.speak(repository, out);
          }
        };
    CacheControl never = new CacheControl();
    never.setNoCache(true);
    return Response.ok(body).type("application/x-" + type).cacheControl(never).build();
  }

  private OpenRepository open(RepositoryName name) throws IOException {
    return git.open(name).orElseThrow(() -> RepositoryProblems.unknown(name).exception());
  }

  private static RepositoryName name(String segment) {
    if (!segment.endsWith(SUFFIX)) {
      throw RepositoryProblems.malformed(
              "a repository's address ends with .git, for example /git/shop.git")
          .exception();
    }
    return RepositoryProblems.name(segment.substring(0, segment.length() - SUFFIX.length()));
  }

  private static List<String> parameters(@Nullable String protocol) {
    return protocol == null ? List.of() : List.of(protocol.split(":"));
  }

  private static InputStream plain(InputStream body, @Nullable String encoding) throws IOException {
    if (!"gzip".equalsIgnoreCase(encoding) && !"x-gzip".equalsIgnoreCase(encoding)) {
      return body;
    }
    try {
      return new GZIPInputStream(body);
    } catch (EOFException | ZipException e) {
      throw RepositoryProblems.notGzip().exception(e);
    }
  }
}
