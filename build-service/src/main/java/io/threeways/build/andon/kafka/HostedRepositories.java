package io.threeways.build.andon.kafka;

import io.threeways.build.BuildSettings;
import io.threeways.build.repository.Repositories;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.webhook.Mirror;
import io.threeways.build.webhook.Mirrors;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which repository an address means: one of ours by the address that people and tools use, a mirror
 * by its remote's too. The whole address counts: a name alone may be anybody's.
 */
@ApplicationScoped
class HostedRepositories {
  private static final Pattern OURS = Pattern.compile("/git/(?<name>[a-z0-9-]+)");

  private final Repositories repositories;
  private final Mirrors mirrors;
  private final URI publicUrl;

  HostedRepositories(Repositories repositories, Mirrors mirrors, BuildSettings settings) {
    this.repositories = repositories;
    this.mirrors = mirrors;
    this.publicUrl = settings.publicUrl();
  }

  Optional<RepositoryName> at(URI address) {
    Address wanted = Address.of(address);
    return ours(wanted)
        .or(
            () ->
                mirrors.all().stream()
                    .filter(mirror -> Address.of(mirror.remote()).equals(wanted))
                    .map(Mirror::repository)
                    .findFirst());
  }

  private Optional<RepositoryName> ours(Address address) {
    Matcher path = OURS.matcher(address.path());
    if (!address.isAt(Address.of(publicUrl)) || !path.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new RepositoryName(path.group("name"))).filter(repositories::exists);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * An address without what does not tell repositories apart: scheme, user, {@code .git}, the case
   * of the host.
   *
   * @param port -1 for the scheme's own
   */
  private record Address(@Nullable String host, int port, String path) {
    static Address of(URI address) {
      String host = address.getHost();
      String path = address.getPath() == null ? "" : address.getPath();
      return new Address(
          host == null ? null : host.toLowerCase(Locale.ROOT),
          address.getPort() == 80 || address.getPort() == 443 ? -1 : address.getPort(),
          path.replaceFirst("/$", "").replaceFirst("\\.git$", ""));
    }

    boolean isAt(Address other) {
      return host != null && host.equals(other.host) && port == other.port;
    }
  }
}
