package io.threeways.build.repository.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threeways.build.network.PrivateAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody has this process ask what only it can reach. */
class RemoteAddressesTest {
  private final RemoteAddresses addresses = new RemoteAddresses(false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.9.10",
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.8",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "fec0::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::"
      })
  void isPrivate(String address) {
    assertThat(PrivateAddresses.include(InetAddress.ofLiteral(address))).isTrue();
    assertThatThrownBy(() -> addresses.admit(address)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "140.82.121.4",
        "100.63.255.255",
        "100.128.0.1",
        "172.32.0.1",
        "198.20.0.1",
        "2606:50c0:8000::153"
      })
  void isPublic(String address) {
    assertThat(PrivateAddresses.include(InetAddress.ofLiteral(address))).isFalse();
    assertThatCode(() -> addresses.admit(address)).doesNotThrowAnyException();
  }

  @Test
  void aNameIsHeldToItsAddresses() {
    assertThatThrownBy(() -> addresses.admit("localhost")).hasMessageContaining("private address");
  }

  /** JGit opens each redirection's target by the same factory. */
  @Test
  void noConnectionIsMadeToOne() {
    RemoteConnections connections = new RemoteConnections(addresses, 1);

    assertThatThrownBy(() -> connections.create(url("http://127.0.0.1:1/x")))
        .hasMessageContaining("private address");
    assertThatThrownBy(() -> connections.create(url("http://[::1]:1/x"), java.net.Proxy.NO_PROXY))
        .hasMessageContaining("private address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/x.git",
        "git://example.org/x.git",
        "ssh://git@example.org/x.git",
        "file:///etc/passwd",
        "/etc/passwd",
        "https:///x.git",
        "https://user@example.org/x.git",
        "https://example.org/x.git?a=b",
        "https://example.org/x.git#a"
      })
  void isNoAddressOfARemote(String address) {
    assertThat(addresses.objection(URI.create(address))).isPresent();
  }

  @Test
  void anAddressOfARemote() {
    assertThat(addresses.objection(URI.create("https://github.com/cdevents/spec.git"))).isEmpty();
  }

  @Test
  void whereThatIsLiftedPlainAndPrivateOnesAreAsked() {
    RemoteAddresses lifted = new RemoteAddresses(true);

    assertThat(lifted.objection(URI.create("http://127.0.0.1:1/x.git"))).isEmpty();
    assertThat(lifted.objection(URI.create("file:///etc/passwd"))).isPresent();
    assertThatCode(() -> lifted.admit("127.0.0.1")).doesNotThrowAnyException();
  }

  private static URL url(String text) throws IOException {
    return URI.create(text).toURL();
  }
}
