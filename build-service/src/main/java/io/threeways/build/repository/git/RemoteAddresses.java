package io.threeways.build.repository.git;

import io.threeways.build.network.PrivateAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;

/**
 * Which addresses this process lets others have it ask: those of the public internet. What answers
 * only here, a database or a cloud's metadata, is nobody's remote.
 *
 * @param privateToo whether that is lifted
 */
record RemoteAddresses(boolean privateToo) {
  /**
   * @return why nothing is asked there, in words; a name is looked up only when it is asked
   */
  Optional<String> objection(URI remote) {
    String scheme = String.valueOf(remote.getScheme());
    if (!scheme.equals("https") && !(privateToo && scheme.equals("http"))) {
      return Optional.of("a remote is asked over https; this is " + scheme);
    }
    if (remote.getHost() == null || remote.getRawQuery() != null || remote.getFragment() != null) {
      return Optional.of("a remote has a host and a path, and nothing behind it");
    }
    return remote.getRawUserInfo() == null
        ? Optional.empty()
        : Optional.of("a remote's address carries no password: it is shown to everybody here");
  }

  /**
   * Asked again before each connection, redirections included. The runtime remembers a name's
   * addresses for longer than it takes from here to the connection.
   *
   * @throws IOException when the host is not to be asked, or has no address
   */
  void admit(String host) throws IOException {
    if (privateToo) {
      return;
    }
    for (InetAddress address : InetAddress.getAllByName(host)) {
      if (PrivateAddresses.include(address)) {
        throw new IOException(
            "%s is at the private address %s (threeways.build.remote.private-addresses)"
                .formatted(host, address.getHostAddress()));
      }
    }
  }
}
