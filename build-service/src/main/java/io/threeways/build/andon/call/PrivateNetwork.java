package io.threeways.build.andon.call;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/** Addresses that only we can reach: the host's own, the network's own, and those of no unicast. */
final class PrivateNetwork {
  private PrivateNetwork() {}

  static boolean holds(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || switch (address) {
          case Inet4Address four -> holds(four.getAddress());
          case Inet6Address six -> holdsSix(six.getAddress());
          default -> true;
        };
  }

  /**
   * RFC 6890: this network, carriers' own (100.64/10), protocol assignments, benchmarks, reserved.
   */
  private static boolean holds(byte[] four) {
    int first = four[0] & 0xff;
    int second = four[1] & 0xff;
    return first == 0
        || (first == 100 && second >= 64 && second < 128)
        || (first == 192 && second == 0 && four[2] == 0)
        || (first == 198 && (second == 18 || second == 19))
        || first >= 240;
  }

  /** Unique local (fc00::/7), and what carries an address of version 4: NAT64 and 6to4. */
  private static boolean holdsSix(byte[] six) {
    int first = six[0] & 0xff;
    boolean uniqueLocal = (first & 0xfe) == 0xfc;
    boolean nat64 = first == 0x00 && (six[1] & 0xff) == 0x64 && (six[2] & 0xff) == 0xff;
    boolean sixToFour = first == 0x20 && six[1] == 0x02;
    return uniqueLocal || nat64 || sixToFour;
  }
}
