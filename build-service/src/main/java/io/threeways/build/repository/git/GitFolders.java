package io.threeways.build.repository.git;

import io.threeways.build.BuildSettings;
import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.RepositoryName;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;

/** Where the bare repositories lie. A name is safe in a path because {@link RepositoryName} is. */
@ApplicationScoped
public class GitFolders {
  private final Path folder;

  GitFolders(BuildSettings settings) {
    this.folder = settings.folder().resolve("repositories");
  }

  /**
   * The caller closes it.
   *
   * @throws RepositoryNotFoundException when there is none of this name
   */
  public Repository open(RepositoryName name) throws IOException {
    return RepositoryCache.open(
        RepositoryCache.FileKey.exact(folderOf(name).toFile(), FS.DETECTED), true);
  }

  void create(RepositoryName name) throws IOException {
    Path target = folderOf(name);
    if (Files.exists(target.resolve(Constants.HEAD))) {
      return;
    }
    Files.createDirectories(target);
    try (Repository repository =
        new FileRepositoryBuilder().setGitDir(target.toFile()).setBare().build()) {
      repository.create(true);
      repository.updateRef(Constants.HEAD).link(Constants.R_HEADS + BranchName.MAIN);
      StoredConfig config = repository.getConfig();
      // Who pushed is found there when the record of a move was lost.
      config.setBoolean("core", null, "logAllRefUpdates", true);
      config.setBoolean("uploadpack", null, "allowFilter", true);
      // Packing is the host's own work, at a time of its choosing, not a pusher's.
      config.setInt("gc", null, "auto", 0);
      config.save();
    }
  }

  private Path folderOf(RepositoryName name) {
    return folder.resolve(name.text() + ".git");
  }
}
