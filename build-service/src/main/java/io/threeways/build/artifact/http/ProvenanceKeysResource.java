package io.threeways.build.artifact.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.build.artifact.Provenances;
import io.threeways.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The keys that verify what is said of artifacts: a JWK set (RFC 7517). */
@Path("/api/build/provenance-keys")
@RolesAllowed({Roles.VIEWER, Roles.SERVICE})
@RunOnVirtualThread
public class ProvenanceKeysResource {
  private final Provenances provenances;

  ProvenanceKeysResource(Provenances provenances) {
    this.provenances = provenances;
  }

  /** Every key that ever signed one. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public KeySet keys() {
    return new KeySet(
        provenances.keys().stream()
            .map(key -> new Key("OKP", "Ed25519", "EdDSA", "sig", key.id(), key.x()))
            .toList());
  }

  /** See {@link #keys}. */
  public record KeySet(List<Key> keys) {}

  /** A public key as RFC 8037 writes it. */
  public record Key(String kty, String crv, String alg, String use, String kid, String x) {}
}
