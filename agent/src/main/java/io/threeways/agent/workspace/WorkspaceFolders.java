package io.threeways.agent.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where workspaces lie.
 *
 * @param folder holds one folder for each
 */
public record WorkspaceFolders(Path folder) {
  /** The folder of a workspace, if there is one. */
  public Optional<Path> find(WorkspaceId id) {
    return Optional.of(place(id))
        .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS));
  }

  /** The host's user that owns it and that its processes run as. */
  public int owner(Path workspace) throws IOException {
    return WorkspaceOwner.of(workspace);
  }

  /** Every workspace there is. */
  List<Path> all() throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList();
    }
  }

  /**
   * When it was filled, or later: the time of its last change, which no process that runs in it can
   * set as it likes.
   */
  Instant changedAt(WorkspaceId id) throws IOException {
    FileTime time =
        (FileTime) Files.getAttribute(place(id), "unix:ctime", LinkOption.NOFOLLOW_LINKS);
    return time.toInstant();
  }

  Path place(WorkspaceId id) {
    return folder.resolve(id.text());
  }
}
