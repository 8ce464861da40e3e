package io.threeways.build.repository.git;

import io.threeways.build.repository.Mover;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.repository.config.RepositorySettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.errors.UnpackException;
import org.eclipse.jgit.internal.JGitText;
import org.eclipse.jgit.internal.submodule.SubmoduleValidator;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.pack.PackConfig;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.eclipse.jgit.transport.UploadPackInternalServerErrorException;
import org.eclipse.jgit.util.io.LimitedInputStream;
import org.jboss.logging.Logger;

/** Git's smart HTTP protocol (gitprotocol-http) on streams: fetches and pushes. */
@ApplicationScoped
public class GitExchange {
  private static final Logger LOG = Logger.getLogger(GitExchange.class);

  /** In the language that it is said in: the text up to its argument. */
  private static final String INVALID_LINE =
      JGitText.get().invalidPacketLineHeader.split("\\{", 2)[0];

  private final GitFolders folders;
  private final Landing landing;
  private final PushGuard guard;
  private final RepositorySettings limits;
  private final GitMemory memory;

  GitExchange(GitFolders folders, Landing landing, GitMemory memory, RepositorySettings limits) {
    this.folders = folders;
    this.landing = landing;
    this.memory = memory;
    this.limits = limits;
    this.guard = new PushGuard(limits);
  }

  /**
   * Opened before an answer begins, so that one that is missing is still told with a status.
   *
   * @return empty when there is none of this name
   */
  public Optional<OpenRepository> open(RepositoryName name) throws IOException {
    try {
      return Optional.of(new OpenRepository(folders.open(name)));
    } catch (RepositoryNotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * @param protocol parameters of the header {@code Git-Protocol}
   */
  public void advertiseFetch(OpenRepository repository, List<String> protocol, OutputStream out)
      throws IOException {
    try (UploadPack fetch = upload(repository.files(), protocol)) {
      fetch.sendAdvertisedRefs(advertiser(out), "git-upload-pack");
    }
    out.flush();
  }

  /**
   * Sends what is asked for.
   *
   * @throws NotUnderstood when nothing that Git would ask for is asked, or too much of it
   */
  public void fetch(
      OpenRepository repository, List<String> protocol, InputStream in, OutputStream out)
      throws IOException {
    InputStream request =
        new LimitedInputStream(in, limits.fetchRequestLimit().asLongValue()) {
          @Override
          protected void limitExceeded() throws IOException {
            throw new PackProtocolException(
                "the request of a fetch exceeds the limit of %d bytes (threeways.build.repository.fetch-request-limit)"
                    .formatted(limit));
          }
        };
    try (GitMemory.Share held = memory.shareFor(repository.files());
        UploadPack fetch = upload(repository.files(), protocol)) {
      fetch.upload(request, out, OutputStream.nullOutputStream());
    } catch (UploadPackInternalServerErrorException e) {
      if (e.getCause() instanceof IOException cause && breaksTheProtocol(cause)) {
        throw new NotUnderstood(String.valueOf(cause.getMessage()), cause);
      }
      throw e;
    }
    out.flush();
  }

  public void advertisePush(OpenRepository repository, OutputStream out) throws IOException {
    PacketLineOut lines = new PacketLineOut(out);
    lines.setFlushOnEnd(false);
    lines.writeString("# service=git-receive-pack\n");
    lines.end();
    try (GitMemory.Share held = memory.share();
        InspectedPush nothing = inspected(repository, InputStream.nullInputStream(), held)) {
      RefAdvertiser advertiser = advertiser(out);
      // Then each difference says where its base is, and what a pack takes is known beforehand.
      advertiser.advertiseCapability("no-thin");
      receive(repository.files(), nothing).sendAdvertisedRefs(advertiser);
    }
    out.flush();
  }

  /**
   * Takes a push: all of it or, where the pack is cut or too large, nothing.
   *
   * @param pusher whose token was used
   * @throws NotUnderstood when it does not begin as a push does, with names that Git allows
   */
  public void push(
      RepositoryName name,
      OpenRepository repository,
      String pusher,
      InputStream in,
      OutputStream out)
      throws IOException {
    try (GitMemory.Share held = memory.share();
        InspectedPush inspected = inspected(repository, in, held)) {
      ReceivePack push = receive(repository.files(), inspected);
      receive(name, push, pusher, inspected, out);
    }
    out.flush();
  }

  private void receive(
      RepositoryName name, ReceivePack push, String pusher, InspectedPush in, OutputStream out)
      throws IOException {
    push.setRefLogIdent(new PersonIdent(pusher, pusher));
    push.setPreReceiveHook((pack, commands) -> checkAndLand(name, pack, commands, pusher));
    try {
      push.receive(new AwaitedInput(in), out, OutputStream.nullOutputStream());
    } catch (UnpackException e) {
      // The pusher has been told: what came is cut, damaged or too large. Nothing of it is kept.
      LOG.infof("a push to %s by %s was not taken: %s", name, pusher, e.getCause());
    } catch (IOException e) {
      if (breaksTheProtocol(e)) {
        throw new NotUnderstood(String.valueOf(e.getMessage()), e);
      }
      throw e;
    }
  }

  /** Of a line that announces no length JGit says so with an exception of no type of its own. */
  private static boolean breaksTheProtocol(IOException failure) {
    return failure instanceof PackProtocolException
        || String.valueOf(failure.getMessage()).startsWith(INVALID_LINE);
  }

  private InspectedPush inspected(
      OpenRepository repository, InputStream in, GitMemory.Share memory) {
    return new InspectedPush(in, limits, memory, new HeaviestObject(repository.files()));
  }

  /** What was sent is no push and no fetch. Nothing was answered, and nothing of it is kept. */
  public static final class NotUnderstood extends IOException {
    private static final long serialVersionUID = 1L;

    NotUnderstood(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private void checkAndLand(
      RepositoryName name, ReceivePack push, Collection<ReceiveCommand> commands, String pusher) {
    try {
      guard.check(push, List.copyOf(commands));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read what was pushed to " + name, e);
    }
    if (push.isAtomic() && anyRejected(commands)) {
      return;
    }
    landing.land(name, push, commands, new Mover.Pushing(pusher, PushGuard.options(push)));
  }

  private static boolean anyRejected(Collection<ReceiveCommand> commands) {
    return commands.stream()
        .anyMatch(command -> command.getResult() != ReceiveCommand.Result.NOT_ATTEMPTED);
  }

  private ReceivePack receive(Repository repository, InspectedPush inspected) {
    ReceivePack push =
        new ReceivePack(repository) {
          @Override
          protected void receivePackAndCheckConnectivity()
              throws IOException, SubmoduleValidator.SubmoduleValidationException {
            inspected.packBegins();
            super.receivePackAndCheckConnectivity();
          }
        };
    push.setBiDirectionalPipe(false);
    push.setAllowNonFastForwards(true);
    push.setAllowDeletes(true);
    push.setAllowPushOptions(true);
    push.setCheckReceivedObjects(true);
    return push;
  }

  private static UploadPack upload(Repository repository, List<String> protocol) {
    UploadPack fetch = new UploadPack(repository);
    fetch.setBiDirectionalPipe(false);
    fetch.setExtraParameters(protocol);
    // Differences that pushers made are passed on; looking for better ones would hold many objects.
    PackConfig packing = new PackConfig(repository);
    packing.setDeltaCompress(false);
    fetch.setPackConfig(packing);
    return fetch;
  }

  private static RefAdvertiser.PacketLineOutRefAdvertiser advertiser(OutputStream out) {
    PacketLineOut lines = new PacketLineOut(out);
    lines.setFlushOnEnd(false);
    return new RefAdvertiser.PacketLineOutRefAdvertiser(lines);
  }
}
