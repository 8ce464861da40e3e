package io.threeways.build.artifact;

import java.util.List;
import java.util.Optional;

/** What was said of artifacts when they were published, for as long as they are. */
public interface Provenances {

  /** In the caller's transaction, after the artifact; its key is known from then on. */
  void add(Artifact artifact, Attestation attestation);

  /**
   * The envelope. Where several builds left the same, it is that of main's, else of the newest;
   * empty when nothing is said of it.
   */
  Optional<String> find(Digest digest);

  /** Every key that ever signed one: a signature outlives its key's use. */
  List<VerificationKey> keys();
}
