package io.threeways.agent.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** All workspaces of this host: each a folder, there completely or not at all. */
public final class Workspaces {
  private static final Logger LOG = System.getLogger(Workspaces.class.getName());

  private final WorkspaceFolders folders;
  private final Path incoming;
  private final Path kept;
  private final UnpackLimits limits;
  private final Occupancy occupancy;
  private final RandomGenerator chance;

  /**
   * Opens the folder and removes what an earlier agent left half-done.
   *
   * @param folders where the workspaces lie
   */
  public Workspaces(
      WorkspaceFolders folders, UnpackLimits limits, Occupancy occupancy, RandomGenerator chance)
      throws IOException {
    this.folders = folders;
    this.incoming = folders.folder().resolveSibling("incoming");
    this.kept = folders.folder().resolveSibling("kept");
    this.limits = limits;
    this.occupancy = occupancy;
    this.chance = chance;
    Removal.of(incoming);
    for (Path own : new Path[] {folders.folder(), incoming, kept}) {
      Files.createDirectories(
          own, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  /** Why a workspace stays as it is. */
  public enum Outcome {
    DONE,
    /** A process runs in it. */
    OCCUPIED,
    /** The workspace whose owner shall own it does not exist. */
    NO_OWNER
  }

  /** Fills a workspace from an archive; one that exists is replaced at once and as a whole. */
  public Outcome fill(WorkspaceId id, InputStream archive) throws IOException, RefusedArchive {
    return fill(id, archive, null);
  }

  /**
   * The same, where a process of one workspace is to work on another one's files.
   *
   * @param owner the workspace whose owner this one's files get; null for an owner of its own
   */
  public Outcome fill(WorkspaceId id, InputStream archive, @Nullable WorkspaceId owner)
      throws IOException, RefusedArchive {
    if (occupancy.occupied(id)) {
      return Outcome.OCCUPIED;
    }
    if (owner != null && folders.find(owner).isEmpty()) {
      return Outcome.NO_OWNER;
    }
    Path fresh = incoming.resolve(id + "." + UUID.randomUUID());
    try {
      Files.createDirectory(fresh);
      new Unpacking(fresh, limits).unpack(archive);
      if (owner == null) {
        WorkspaceOwner.give(fresh, chance);
      } else {
        WorkspaceOwner.giveAs(fresh, folders.place(owner));
      }
      return exchange(id, fresh);
    } finally {
      Removal.of(fresh);
    }
  }

  /** From now on there is this workspace, empty at first, until somebody removes it. */
  public synchronized void keep(WorkspaceId id) throws IOException {
    Path mark = kept.resolve(id.text());
    if (!Files.exists(mark)) {
      Files.createFile(mark);
    }
    if (folders.find(id).isEmpty()) {
      Path fresh = Files.createDirectory(incoming.resolve(id + "." + UUID.randomUUID()));
      WorkspaceOwner.give(fresh, chance);
      Files.move(fresh, folders.place(id));
    }
  }

  private synchronized Outcome exchange(WorkspaceId id, @Nullable Path fresh) throws IOException {
    if (occupancy.occupied(id)) {
      return Outcome.OCCUPIED;
    }
    Path old = incoming.resolve(id + "." + UUID.randomUUID());
    if (Files.exists(folders.place(id), LinkOption.NOFOLLOW_LINKS)) {
      Removal.open(folders.place(id));
      Files.move(folders.place(id), old);
    }
    if (fresh != null) {
      Files.move(fresh, folders.place(id));
    }
    Removal.of(old);
    return Outcome.DONE;
  }

  /** Removes a workspace, whether or not there is one. */
  public synchronized Outcome remove(WorkspaceId id) throws IOException {
    Outcome outcome = exchange(id, null);
    if (outcome == Outcome.DONE) {
      Files.deleteIfExists(kept.resolve(id.text()));
    }
    return outcome;
  }

  /**
   * Removes those that nobody keeps, that were last filled before the given time and in which no
   * process ran that is still remembered. Whoever filled them may be gone, or may have failed to
   * remove them.
   */
  public void clear(Instant before) throws IOException {
    for (Path workspace : folders.all()) {
      try {
        clear(new WorkspaceId(workspace.getFileName().toString()), before);
      } catch (IOException | RuntimeException e) {
        LOG.log(Level.WARNING, "cannot clear workspace " + workspace + ", will try again", e);
      }
    }
  }

  /** Looks and removes without a gap, so that none goes that is just being filled. */
  private synchronized void clear(WorkspaceId id, Instant before) throws IOException {
    if (folders.find(id).isPresent()
        && !Files.exists(kept.resolve(id.text()))
        && !occupancy.remembered(id)
        && folders.changedAt(id).isBefore(before)) {
      var _ = exchange(id, null);
    }
  }

  /**
   * A file or folder of a workspace, to be packed.
   *
   * @param workspace the folder
   * @param wanted what of it
   */
  public record Selection(Path workspace, EntryName wanted) {
    /** Packs it; its name in the archive begins at the workspace. */
    public void pack(OutputStream out) throws IOException {
      try (SecureDirectoryStream<Path> root = Packing.open(workspace)) {
        Packing.pack(root, wanted, out);
      }
    }

    private boolean exists() throws IOException {
      try (SecureDirectoryStream<Path> root = Packing.open(workspace)) {
        return Packing.exists(root, wanted);
      }
    }
  }

  /**
   * Selects a file or folder.
   *
   * @param path relative to the workspace, empty for all of it
   * @return empty if nothing lies there, or only behind a link
   */
  public Optional<Selection> select(WorkspaceId id, String path)
      throws IOException, RefusedArchive {
    Optional<Path> workspace = folders.find(id);
    if (workspace.isEmpty()) {
      return Optional.empty();
    }
    Selection selection = new Selection(workspace.get(), EntryName.parse(path));
    return selection.exists() ? Optional.of(selection) : Optional.empty();
  }
}
