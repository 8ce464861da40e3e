package io.threeways.agent.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

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

  Path place(WorkspaceId id) {
    return folder.resolve(id.text());
  }
}
