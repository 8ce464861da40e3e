package io.threeways.build.artifact.oci;

import io.threeways.build.BuildSettings;
import io.threeways.build.artifact.ArtifactFiles;
import io.threeways.build.artifact.Digest;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.Build;
import io.threeways.build.run.Product;
import io.threeways.build.run.Products;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import land.oras.ArtifactType;
import land.oras.Config;
import land.oras.Layer;
import land.oras.LayoutRef;
import land.oras.Manifest;
import land.oras.OCILayout;
import land.oras.exception.OrasException;

/**
 * One OCI image layout (image-spec 1.1) a repository: any OCI tool can read, copy and push it. An
 * artifact is a manifest with one layer, the archive of its files.
 */
@ApplicationScoped
class OciLayouts implements ArtifactFiles {
  private static final ArtifactType TYPE =
      ArtifactType.from("application/vnd.threeways.artifact.v1");
  private static final String LAYER = "application/vnd.oci.image.layer.v1.tar";

  private final Path folder;
  private final long limit;

  /** The index of a layout is read, changed and written: one at a time in this process. */
  private final ReentrantLock writing = new ReentrantLock();

  OciLayouts(BuildSettings settings) {
    this.folder = settings.folder().resolve("artifacts");
    this.limit = settings.artifactLimit().asLongValue();
  }

  @Override
  public Products.Kept store(Build.Running build, String path, InputStream tar) throws IOException {
    Path layout = Files.createDirectories(folderOf(build.id().repository()));
    Path staging = Files.createTempFile(layout, "staging-", ".tar");
    try {
      if (!new ArtifactArchive(path).rewrite(tar, staging, limit)) {
        return new Products.TooLarge(path, limit, "threeways.build.artifact-limit");
      }
      Manifest manifest = pushAlone(build, layout, title(path), staging);
      return new Product(manifest.getDescriptor().getDigest(), Files.size(staging));
    } catch (OrasException e) {
      throw new IOException("cannot store the artifact of " + build.id(), e);
    } finally {
      Files.deleteIfExists(staging);
    }
  }

  @Override
  public InputStream open(RepositoryName repository, Digest digest) throws IOException {
    try {
      OCILayout layout = OCILayout.fromLayoutIndex(folderOf(repository));
      LayoutRef reference = LayoutRef.of(layout).withDigest(digest.text());
      String archive = layout.getManifest(reference).getLayers().getFirst().getDigest();
      if (archive == null) {
        throw new IOException("artifact " + digest + " of " + repository + " has no archive");
      }
      return layout.fetchBlob(LayoutRef.of(layout).withDigest(archive));
    } catch (OrasException e) {
      throw new IOException("cannot read artifact " + digest + " of " + repository, e);
    }
  }

  /** Another process of this service may share the folder: the lock file keeps it out meanwhile. */
  private Manifest pushAlone(Build.Running build, Path layout, String title, Path archive)
      throws IOException {
    writing.lock();
    try (FileChannel channel =
            FileChannel.open(
                layout.resolveSibling(layout.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      return push(build, layout, title, archive);
    } finally {
      writing.unlock();
    }
  }

  /**
   * Blob by blob, each from a file: what ORAS 0.7.0 is given as a stream or as bytes it copies to
   * the temporary folder, and leaves it there.
   */
  private static Manifest push(Build.Running build, Path folder, String title, Path archive)
      throws IOException {
    OCILayout layout = OCILayout.builder().defaults(folder).build();
    Config config = Config.empty();
    Path configuration = Files.createTempFile(folder, "staging-", ".json");
    try {
      Files.write(configuration, config.getDataBytes());
      var _ = pushBlob(layout, configuration);
    } finally {
      Files.deleteIfExists(configuration);
    }
    Layer layer =
        pushBlob(layout, archive)
            .withMediaType(LAYER)
            .withAnnotations(Map.of("org.opencontainers.image.title", title));
    return layout.pushManifest(
        LayoutRef.of(layout).withTag("build-" + build.id().number()),
        Manifest.empty()
            .withArtifactType(TYPE)
            .withConfig(config)
            .withLayers(List.of(layer))
            .withAnnotations(
                Map.of(
                    "org.opencontainers.image.revision", build.origin().commit().text(),
                    "org.opencontainers.image.title", build.id().repository().text(),
                    // The commit's own artifact, whenever it is built: no time goes into its
                    // digest.
                    "org.opencontainers.image.created", "1970-01-01T00:00:00Z")));
  }

  private static Layer pushBlob(OCILayout layout, Path file) {
    LayoutRef reference = LayoutRef.of(layout);
    return layout.pushBlob(
        reference.withDigest(reference.getAlgorithm().digest(file)), file, Map.of());
  }

  /** What a client that copies the layer to a file calls it. */
  private static String title(String path) {
    return Path.of(path).getFileName() + ".tar";
  }

  private Path folderOf(RepositoryName repository) {
    return folder.resolve(repository.text());
  }
}
