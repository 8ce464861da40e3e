package io.threeways.build.repository.git;

import io.threeways.build.repository.BranchMove;
import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.Remotes;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.repository.config.RemoteSettings;
import io.threeways.build.repository.config.RepositorySettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/** Remotes over Git's smart HTTP protocol. */
@ApplicationScoped
class JGitRemotes implements Remotes {
  private static final RefSpec TAGS = new RefSpec("+refs/tags/*:refs/tags/*");

  private static final Set<RefUpdate.Result> HAS_MOVED =
      Set.of(RefUpdate.Result.NEW, RefUpdate.Result.FAST_FORWARD, RefUpdate.Result.FORCED);

  private final GitFolders folders;
  private final GitMemory memory;
  private final RemoteSettings limits;
  private final RemoteAddresses addresses;
  private final Unfolding unfolding;

  JGitRemotes(
      GitFolders folders,
      GitMemory memory,
      RemoteSettings limits,
      RepositorySettings repositories) {
    this.folders = folders;
    this.memory = memory;
    this.limits = limits;
    this.addresses = new RemoteAddresses(limits.privateAddresses());
    this.unfolding = new Unfolding(repositories.entries());
  }

  @Override
  public Duration longest() {
    return limits.timeout();
  }

  @Override
  public Optional<String> objection(URI remote) {
    return addresses.objection(remote);
  }

  @Override
  public Fetched fetch(RepositoryName name, URI remote) throws IOException {
    Optional<String> objection = objection(remote);
    if (objection.isPresent()) {
      throw new IOException(objection.get());
    }
    try (Repository repository = folders.open(name);
        GitMemory.Share held = memory.share()) {
      return followed(repository, fetch(repository, remote));
    }
  }

  private FetchResult fetch(Repository repository, URI remote) throws IOException {
    try (Transport transport = Transport.open(repository, new URIish(remote.toString()))) {
      if (!(transport instanceof TransportHttp http)) {
        throw new IOException("a remote is asked over http");
      }
      http.setHttpConnectionFactory(new RemoteConnections(addresses, limits.limit().asLongValue()));
      http.setTimeout((int) limits.silence().toSeconds());
      http.setCheckFetchedObjects(true);
      http.setTagOpt(TagOpt.NO_TAGS);
      return http.fetch(new Deadline(limits.timeout().toNanos()), specs(http));
    } catch (URISyntaxException e) {
      throw new IOException("is no address of a repository: " + e.getReason(), e);
    }
  }

  /** Each branch by its name, without a place here: it is moved when that is recorded. */
  private List<RefSpec> specs(TransportHttp http) throws IOException {
    List<RefSpec> specs = new ArrayList<>();
    try (FetchConnection remote = http.openFetch()) {
      for (Ref ref : remote.getRefs()) {
        if (ref.getName().startsWith(Constants.R_HEADS)) {
          specs.add(new RefSpec(ref.getName()));
        }
      }
    }
    if (specs.size() > limits.branches()) {
      throw new IOException(
          "the remote has more than %d branches (threeways.build.remote.branches)"
              .formatted(limits.branches()));
    }
    specs.add(TAGS);
    return specs;
  }

  private Fetched followed(Repository repository, FetchResult answer) throws IOException {
    Map<BranchName, CommitSha> branches = new TreeMap<>();
    List<String> remarks = new ArrayList<>();
    for (Ref ref : answer.getAdvertisedRefs()) {
      ObjectId commit = ref.getObjectId();
      if (!ref.getName().startsWith(Constants.R_HEADS) || commit == null) {
        continue;
      }
      BranchName branch;
      try {
        branch = new BranchName(ref.getName().substring(Constants.R_HEADS.length()));
      } catch (IllegalArgumentException e) {
        remarks.add(String.valueOf(e.getMessage()));
        continue;
      }
      if (!repository.getObjectDatabase().has(commit)) {
        // It appeared after the remote was asked for its branches: the next fetch brings it.
        staying(repository, ref.getName()).ifPresent(here -> branches.put(branch, here));
        continue;
      }
      Optional<String> tooMuch = unfolding.refusal(repository, commit);
      if (tooMuch.isPresent()) {
        remarks.add(branch + ": " + tooMuch.get());
        staying(repository, ref.getName()).ifPresent(here -> branches.put(branch, here));
      } else {
        branches.put(branch, new CommitSha(commit.name()));
      }
    }
    return new Fetched(branches, remarks);
  }

  /** A branch that goes on to what is not taken stays where it is. */
  private static Optional<CommitSha> staying(Repository repository, String ref) throws IOException {
    return Optional.ofNullable(repository.resolve(ref)).map(here -> new CommitSha(here.name()));
  }

  @Override
  public void move(RepositoryName name, BranchMove move, String mover) throws IOException {
    try (Repository repository = folders.open(name)) {
      RefUpdate update = repository.updateRef(Constants.R_HEADS + move.branch().text());
      update.setRefLogIdent(new PersonIdent(mover, mover));
      update.setRefLogMessage("mirror", true);
      update.setForceUpdate(true);
      update.setExpectedOldObjectId(id(move.from()));
      RefUpdate.Result result;
      if (move.to() == null) {
        result = update.delete();
      } else {
        update.setNewObjectId(id(move.to()));
        result = update.update();
      }
      if (!HAS_MOVED.contains(result)) {
        throw new IOException("%s of %s was not moved: %s".formatted(move.branch(), name, result));
      }
    }
  }

  private static ObjectId id(@Nullable CommitSha commit) {
    return commit == null ? ObjectId.zeroId() : ObjectId.fromString(commit.text());
  }

  /** Ends what takes too long, wherever JGit looks. */
  private static final class Deadline extends EmptyProgressMonitor {
    private final long start = System.nanoTime();
    private final long nanos;

    Deadline(long nanos) {
      this.nanos = nanos;
    }

    @Override
    public boolean isCancelled() {
      return System.nanoTime() - start > nanos;
    }
  }
}
