package io.threeways.build.repository.git;

import java.io.IOException;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses this process lets others have it ask: those of the public internet. What answers
 * only here, a database or a cloud's metadata, is nobody's remote.
 *
 * @param privateToo whether that is lifted
 */
record RemoteAddresses(boolean privateToo) {
  /** IANA's special-purpose registries, as far as {@link InetAddress} has no word for them. */
  private static final List<Network> SPECIAL =
      List.of(
          Network.of("0.0.0.0", 8),
          Network.of("100.64.0.0", 10),
          Network.of("192.0.0.0", 24),
          Network.of("198.18.0.0", 15),
          Network.of("240.0.0.0", 4),
          Network.of("fc00::", 7),
          // Both lead to addresses of version 4, whichever those are.
          Network.of("64:ff9b::", 96),
          Network.of("2002::", 16));

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
      if (isPrivate(address)) {
        throw new IOException(
            "%s is at the private address %s (threeways.build.remote.private-addresses)"
                .formatted(host, address.getHostAddress()));
      }
    }
  }

  static boolean isPrivate(InetAddress address) {
    return address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || SPECIAL.stream().anyMatch(network -> network.holds(address));
  }

  /**
   * Addresses that begin alike.
   *
   * @param bits how many
   */
  private record Network(InetAddress first, int bits) {
    static Network of(String first, int bits) {
      return new Network(InetAddress.ofLiteral(first), bits);
    }

    boolean holds(InetAddress address) {
      return address instanceof Inet6Address == first instanceof Inet6Address
          && beginning(address).equals(beginning(first));
    }

    private BigInteger beginning(InetAddress address) {
      byte[] bytes = address.getAddress();
      return new BigInteger(1, bytes).shiftRight(bytes.length * Byte.SIZE - bits);
    }
  }
}
