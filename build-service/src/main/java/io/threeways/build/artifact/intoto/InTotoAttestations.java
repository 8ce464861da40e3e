package io.threeways.build.artifact.intoto;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.threeways.build.BuildSettings;
import io.threeways.build.artifact.Artifact;
import io.threeways.build.artifact.Attestation;
import io.threeways.build.artifact.Attestations;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.run.Build;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Statements, signed with this service's own key. */
@ApplicationScoped
class InTotoAttestations implements Attestations {
  private final JsonMapper json =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final BuildSettings settings;

  InTotoAttestations(BuildSettings settings) {
    this.settings = settings;
  }

  @Override
  public Attestation of(Build.Passed build, Artifact artifact, CommitSha tree) {
    try {
      // Read each time: who exchanges the file need not start the service anew.
      SigningKey key =
          SigningKey.readOrMake(settings.folder().resolve("keys").resolve("provenance.pem"));
      byte[] statement =
          json.writeValueAsBytes(Statement.of(settings.publicUrl(), build, artifact, tree));
      Envelope envelope = Envelope.seal(Statement.MEDIA_TYPE, statement, key);
      return new Attestation(json.writeValueAsString(envelope), key.verification());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a statement can always be written", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot sign what is said of " + artifact.digest(), e);
    }
  }
}
