package io.threeways.build.artifact.intoto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threeways.build.artifact.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
  @TempDir Path folder;

  /** Appendix A of RFC 8037: the key of RFC 8032 and its thumbprint. */
  @Test
  void aKeyIsNamedByItsThumbprint() throws Exception {
    String point = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    PublicKey key =
        KeyFactory.getInstance("Ed25519")
            .generatePublic(
                new X509EncodedKeySpec(
                    HexFormat.of().parseHex("302a300506032b6570032100" + point)));

    assertThat(SigningKey.published(key))
        .isEqualTo(
            new VerificationKey(
                "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
                "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"));
  }

  @Test
  void whoeverComesFirstMakesItAndAllSignWithTheSame() throws Exception {
    Path pem = folder.resolve("keys").resolve("provenance.pem");
    Callable<VerificationKey> process = () -> SigningKey.readOrMake(pem).verification();

    try (ExecutorService processes = Executors.newFixedThreadPool(8)) {
      List<Future<VerificationKey>> keys =
          processes.invokeAll(Stream.generate(() -> process).limit(8).toList());

      assertThat(keys)
          .extracting(Future::get)
          .containsOnly(SigningKey.readOrMake(pem).verification());
    }
    try (Stream<Path> files = Files.list(pem.getParent())) {
      assertThat(files).containsExactly(pem);
    }
  }

  @Test
  void itIsReadableByItsOwnerAlone() throws Exception {
    Path pem = folder.resolve("provenance.pem");

    SigningKey _ = SigningKey.readOrMake(pem);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pem)))
        .isEqualTo("rw-------");
  }

  @Test
  void anotherFileInItsPlaceIsNotReplaced() throws Exception {
    Path pem = folder.resolve("provenance.pem");
    Files.writeString(pem, "-----BEGIN PRIVATE KEY-----\n");

    assertThatThrownBy(() -> SigningKey.readOrMake(pem))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no Ed25519 key in");
    assertThat(pem).hasContent("-----BEGIN PRIVATE KEY-----\n");
  }
}
