package io.threeways.build.repository.git;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.threeways.build.BuildSettings;
import io.threeways.build.repository.Merges;
import io.threeways.build.repository.Refs;
import io.threeways.build.repository.Trees;
import io.threeways.build.repository.config.RepositorySettings;
import java.net.URI;
import java.nio.file.Path;

/** The real adapters on a folder, without a service around them. */
public final class GitOnDisk {
  private final Path folder;
  private final GitFolders folders;
  private final GitMemory memory;
  private final RepositorySettings limits;

  public GitOnDisk(Path folder) {
    this.folder = folder;
    this.folders = new GitFolders(settings(folder));
    this.limits =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(RepositorySettings.class)
            .build()
            .getConfigMapping(RepositorySettings.class);
    this.memory = new GitMemory(limits);
  }

  public Merges merges() {
    return new JGitMerges(folders, memory, limits);
  }

  public Refs refs() {
    return new JGitRefs(folders);
  }

  public Trees trees() {
    return new JGitTrees(folders, memory);
  }

  /** Where the bare repository lies. */
  public Path folderOf(String repository) {
    return folder.resolve("repositories").resolve(repository + ".git");
  }

  private static BuildSettings settings(Path folder) {
    return new BuildSettings() {
      @Override
      public Path folder() {
        return folder;
      }

      @Override
      public URI publicUrl() {
        throw new UnsupportedOperationException();
      }

      @Override
      public URI internalUrl() {
        throw new UnsupportedOperationException();
      }

      @Override
      public int mostListed() {
        throw new UnsupportedOperationException();
      }

      @Override
      public MemorySize artifactLimit() {
        throw new UnsupportedOperationException();
      }
    };
  }
}
