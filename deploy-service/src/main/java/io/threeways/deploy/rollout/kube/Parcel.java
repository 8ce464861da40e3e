package io.threeways.deploy.rollout.kube;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.threeways.deploy.rollout.Artifact;
import io.threeways.deploy.rollout.Servers.AgentUnavailable;
import io.threeways.deploy.rollout.Servers.NotStartable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * An artifact's files on their way into pods: a compressed tar in as many ConfigMaps as it needs.
 * Pods that Kubernetes makes later, on another node, find them without us.
 *
 * @param parts in their order
 */
record Parcel(List<ConfigMap> parts) {
  /** A ConfigMap holds 1 MiB; the API server's request is a third longer than the data. */
  private static final int PART_BYTES = 768 * 1024;

  private static final int MEBIBYTE = 1024 * 1024;

  /**
   * @throws NotStartable when it is longer than that
   */
  static Parcel of(Fleet fleet, Artifact artifact, InputStream tar, int mostMebibytes) {
    byte[] all = compressed(artifact, tar, mostMebibytes);
    List<ConfigMap> parts = new ArrayList<>();
    for (int from = 0; from < all.length; from += PART_BYTES) {
      byte[] part = Arrays.copyOfRange(all, from, Math.min(all.length, from + PART_BYTES));
      parts.add(part(fleet, parts.size(), part));
    }
    return new Parcel(List.copyOf(parts));
  }

  List<String> names() {
    return parts.stream().map(part -> part.getMetadata().getName()).toList();
  }

  private static ConfigMap part(Fleet fleet, int number, byte[] bytes) {
    return new ConfigMapBuilder()
        .withMetadata(fleet.named(fleet.name() + "-files-" + number))
        .withImmutable(true)
        .withBinaryData(
            Map.of("part-%03d".formatted(number), Base64.getEncoder().encodeToString(bytes)))
        .build();
  }

  private static byte[] compressed(Artifact artifact, InputStream tar, int mostMebibytes) {
    long most = (long) mostMebibytes * MEBIBYTE;
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(all)) {
      byte[] buffer = new byte[64 * 1024];
      for (int read = tar.read(buffer); read >= 0; read = tar.read(buffer)) {
        zip.write(buffer, 0, read);
        if (all.size() > most) {
          throw new NotStartable(
              ("the files of artifact %s have more than %d MiB"
                      + " (threeways.deploy.kubernetes.files-mebibytes)")
                  .formatted(artifact.digest(), mostMebibytes));
        }
      }
    } catch (IOException e) {
      throw new AgentUnavailable("the download of " + artifact.digest() + " broke off", e);
    }
    return all.toByteArray();
  }
}
