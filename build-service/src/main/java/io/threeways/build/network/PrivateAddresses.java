package io.threeways.build.network;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Addresses that are not of the public internet: what answers there may answer us alone, and nobody
 * else may have it asked by us.
 */
public final class PrivateAddresses {
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

  private PrivateAddresses() {}

  public static boolean include(InetAddress address) {
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
