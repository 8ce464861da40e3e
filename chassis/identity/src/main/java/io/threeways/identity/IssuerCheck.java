package io.threeways.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Runs after a token's signature, audience and dates were verified. The signature proves which key
 * signed; this adds what that key may say: its own name as issuer, and, unless it is the gateway's,
 * itself as the caller and no role but {@link Roles#SERVICE}.
 */
@ApplicationScoped
public class IssuerCheck implements SecurityIdentityAugmentor {
  /** The only one that knows people. */
  static final String GATEWAY = "gateway";

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
      return Uni.createFrom().item(identity);
    }
    String issuer = token.getIssuer();
    if (issuer == null || !issuer.equals(keyId(token))) {
      return Uni.createFrom()
          .failure(new AuthenticationFailedException("the issuer is not the key's owner"));
    }
    if (!issuer.equals(GATEWAY) && !issuer.equals(token.getName())) {
      return Uni.createFrom()
          .failure(new AuthenticationFailedException("a service speaks for nobody but itself"));
    }
    return Uni.createFrom().item(withRoles(identity, allowed(issuer, token.getGroups())));
  }

  private static Set<String> allowed(String issuer, Set<String> claimed) {
    Set<String> roles = new HashSet<>();
    for (String role : claimed) {
      if (issuer.equals(GATEWAY) || role.equals(Roles.SERVICE)) {
        roles.addAll(Roles.including(role));
        if (role.equals(Roles.SERVICE) && !issuer.equals(GATEWAY)) {
          roles.add(Roles.ofService(issuer));
        }
      }
    }
    return roles;
  }

  private static SecurityIdentity withRoles(SecurityIdentity identity, Set<String> roles) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(identity.getPrincipal())
        .addCredentials(identity.getCredentials())
        .addAttributes(identity.getAttributes())
        .addRoles(roles)
        .build();
  }

  /** The header of a token that was verified: it is well-formed, and its kid chose the key. */
  private static String keyId(JsonWebToken token) {
    String raw = token.getRawToken();
    byte[] header = Base64.getUrlDecoder().decode(raw.substring(0, raw.indexOf('.')));
    try {
      return new JsonObject(new String(header, StandardCharsets.UTF_8)).getString("kid", "");
    } catch (DecodeException | ClassCastException e) {
      throw new AuthenticationFailedException("the token's header is not as expected", e);
    }
  }
}
