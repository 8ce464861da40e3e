package io.threeways.build.artifact;

import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.Build;
import io.threeways.build.run.Products;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of artifacts, by digest. */
public interface ArtifactFiles {

  /**
   * @param path of the file or folder in the workspace
   * @param tar archive of it, with names that begin at the workspace
   */
  Products.Kept store(Build.Running build, String path, InputStream tar) throws IOException;

  /** A tar archive: the folder's files, or the one file under its name. The caller closes it. */
  InputStream open(RepositoryName repository, Digest digest) throws IOException;
}
