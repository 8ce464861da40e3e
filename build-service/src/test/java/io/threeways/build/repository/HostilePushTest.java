package io.threeways.build.repository;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.threeways.build.PushedShop;
import io.threeways.build.repository.git.HostilePack;
import io.threeways.testkit.RealParts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no Git would send: every one is refused with its reason, and nothing of it stays. */
@QuarkusTest
@RealParts("build")
class HostilePushTest {
  /** No object, and its checksum. */
  private static final String EMPTY_PACK =
      "PACK\0\0\0\2\0\0\0\0"
          + new String(
              HexFormat.of().parseHex("029d08823bd8a8eab510ad6ac75c823cfd3ed31e"),
              StandardCharsets.ISO_8859_1);

  private PushedShop shop;

  @BeforeEach
  void open() {
    shop = PushedShop.empty();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aPushThatIsCutInTheMiddleLeavesNothing() {
    String head = shop.git().file("a", "1".repeat(5000)).commit("Begin");

    sayPush(head, "refs/heads/main", "PACK\0\0\0\2\0\0\0\3half");

    assertThat(shop.git().git("ls-remote", "origin")).isEmpty();
    shop.pushed("main");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"..", "a/../b", "../../config", "a\nb", "a%2fb\r", "a\u0001b", "a.lock", "LONG"})
  void namesOfBranchesThatLeadElsewhereAreRefusedAndTheReasonIsSaid(String name) {
    String head = shop.git().file("a", "1").commit("Begin");
    shop.pushed("main");
    String before = shop.git().git("ls-remote", "origin");

    String answer =
        sayPush(head, "refs/heads/" + name.replace("LONG", "x".repeat(10_000)), EMPTY_PACK);

    assertThat(answer).containsAnyOf("/problems/build/not-a-push", "a branch's name is letters");
    assertThat(shop.git().git("ls-remote", "origin")).isEqualTo(before);
  }

  /** Sixteen kilobytes that a taking apart would make two gigabytes of, in objects held at once. */
  @Test
  void aPackThatWouldFillTheMemoryIsRefusedAndLeavesNothing() {
    HostilePack pack = new HostilePack();
    int size = 15 * 1024 * 1024;
    int last = pack.whole(Constants.OBJ_BLOB, new byte[size]);
    for (int i = 0; i < 70; i++) {
      int next = pack.longer(last, size + i, 1);
      pack.longer(last, size + i, 2);
      last = next;
    }

    String answer = pushed(pack, pack.commit("Innocent"));

    assertThat(answer).contains("MiB of memory, at most 48 are given");
    assertThat(shop.git().git("ls-remote", "origin")).isEmpty();
  }

  @Test
  void aPackThatAnnouncesMoreObjectsThanItCanHoldIsRefused() {
    HostilePack pack = new HostilePack();
    ObjectId commit = pack.commit("Innocent");

    String answer = pushed(pack.announcing(Integer.MAX_VALUE), commit);

    assertThat(answer).contains("MiB of memory, at most 48 are given");
    assertThat(shop.git().git("ls-remote", "origin")).isEmpty();
  }

  @Test
  void aCommitThatIsABookIsRefused() {
    HostilePack pack = new HostilePack();

    String answer = pushed(pack, pack.commit("x".repeat(5_000_000)));

    assertThat(answer).contains("exceeds the limit of 4194304");
  }

  @Test
  void aFetchThatAsksForMoreThanItSaysIsBrokenOff() throws IOException {
    shop.git().file("a", "1").commit("Begin");
    shop.pushed("main");
    String have = "0032have %s\n".formatted("0".repeat(39) + "1");
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(body)) {
      String head = shop.git().git("rev-parse", "main").strip();
      out.write("0032want %s\n0000".formatted(head).getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 60_000; i++) {
        out.write(have.getBytes(StandardCharsets.UTF_8));
      }
      out.write("0009done\n".getBytes(StandardCharsets.UTF_8));
    }

    String answer = gzipped("git-upload-pack", body.toByteArray()).asString();

    assertThat(body.size()).isLessThan(20_000);
    assertThat(answer)
        .contains("/problems/build/not-a-fetch")
        .contains("the request of a fetch exceeds the limit of 2097152 bytes");
  }

  @ParameterizedTest
  @CsvSource({
    "git-receive-pack, zzzz, not-a-push",
    "git-receive-pack, 0003, not-a-push",
    "git-upload-pack, zzzz, not-a-fetch",
    "git-upload-pack, 0003, not-a-fetch"
  })
  void aLineWithoutALengthIsRefused(String service, String line, String problem) {
    Response answer =
        given()
            .auth()
            .oauth2(shop.token())
            .contentType("application/x-" + service + "-request")
            .body(line.getBytes(StandardCharsets.UTF_8))
            .post("/git/{name}.git/{service}", shop.name(), service);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.asString()).contains("/problems/build/" + problem);
  }

  @Test
  void aTitleThatCannotBePrintedIsTakenWithoutWhatCannot() {
    HostilePack pack = new HostilePack();

    String answer = pushed(pack, pack.commit("nul\0bell\7"));

    assertThat(answer).contains("ok refs/heads/main");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no gzip at all"})
  void whatIsAnnouncedAsGzipAndIsNoneIsRefused(String body) {
    for (String service : List.of("git-upload-pack", "git-receive-pack")) {
      Response answer = gzipped(service, body.getBytes(StandardCharsets.UTF_8));

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.asString()).contains("/problems/build/not-gzip");
    }
  }

  private Response gzipped(String service, byte[] body) {
    return given()
        .auth()
        .oauth2(shop.token())
        .contentType("application/x-" + service + "-request")
        .header("Content-Encoding", "gzip")
        .body(body)
        .post("/git/{name}.git/{service}", shop.name(), service);
  }

  private String sayPush(String commit, String ref, String pack) {
    String command = "0".repeat(40) + " " + commit + " " + ref + "\0report-status";
    String line = "%04x".formatted(command.length() + 4) + command + "0000";
    return given()
        .auth()
        .oauth2(shop.token())
        .contentType("application/x-git-receive-pack-request")
        .body((line + pack).getBytes(StandardCharsets.ISO_8859_1))
        .post("/git/{name}.git/git-receive-pack", shop.name())
        .asString();
  }

  private String pushed(HostilePack pack, ObjectId commit) {
    return given()
        .auth()
        .oauth2(shop.token())
        .contentType("application/x-git-receive-pack-request")
        .body(pack.pushing("refs/heads/main", commit))
        .post("/git/{name}.git/git-receive-pack", shop.name())
        .asString();
  }
}
