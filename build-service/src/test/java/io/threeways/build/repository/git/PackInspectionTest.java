package io.threeways.build.repository.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threeways.testkit.GitSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;

/** What a pack says of itself before it is taken apart. */
class PackInspectionTest {
  private static final int MEBIBYTE = 1024 * 1024;

  @Test
  void aPackOfTheRealGitIsReadWhereverItIsCut() throws IOException {
    byte[] pack = packOfTheRealGit();

    Seen whole = inspect(pack, pack.length);
    Seen byBytes = inspect(pack, 1);

    assertThat(whole.objects).isEqualTo(60);
    assertThat(whole.tree.bytes()).isPositive();
    assertThat(byBytes.tree.bytes()).isEqualTo(whole.tree.bytes());
  }

  @Test
  void objectsInALineNeedTwoOfThemAtATime() throws IOException {
    HostilePack pack = new HostilePack();
    int last = pack.whole(Constants.OBJ_BLOB, new byte[MEBIBYTE]);
    for (int i = 0; i < 20; i++) {
      last = pack.longer(last, MEBIBYTE + i, i);
    }

    assertThat(inspect(pack.bytes(), 4096).tree.bytes()).isBetween(2L * MEBIBYTE, 3L * MEBIBYTE);
  }

  @Test
  void objectsThatAllHaveASecondChildAreAllHeld() throws IOException {
    assertThat(inspect(comb(20).bytes(), 4096).tree.bytes()).isGreaterThan(20L * MEBIBYTE);
  }

  @Test
  void aBaseThatIsNamedByItsIdMayBeAny() throws IOException {
    HostilePack pack = comb(5);
    for (int i = 0; i < 20; i++) {
      ObjectId base = ObjectId.fromString("%040x".formatted(i));
      pack.longer(base, MEBIBYTE, i);
    }

    assertThat(inspect(pack.bytes(), 4096).tree.bytes()).isGreaterThan(25L * MEBIBYTE);
  }

  @Test
  void aDifferenceToNothingIsRefused() {
    HostilePack pack = new HostilePack();
    int first = pack.whole(Constants.OBJ_BLOB, new byte[10]);
    byte[] bytes = pack.bytes();
    pack.longer(first, 10, 1);
    byte[] moved = pack.bytes();
    // The distance to the base, which is the byte after the size.
    moved[bytes.length - Constants.OBJECT_ID_LENGTH + 1]--;

    assertThatThrownBy(() -> inspect(moved, 7)).isInstanceOf(RefusedPack.class);
  }

  static HostilePack comb(int teeth) {
    HostilePack pack = new HostilePack();
    int last = pack.whole(Constants.OBJ_BLOB, new byte[MEBIBYTE]);
    for (int i = 0; i < teeth; i++) {
      int next = pack.longer(last, MEBIBYTE + i, 1);
      pack.longer(last, MEBIBYTE + i, 2);
      last = next;
    }
    return pack;
  }

  private static byte[] packOfTheRealGit() throws IOException {
    try (GitSandbox git = GitSandbox.repository()) {
      StringBuilder text = new StringBuilder("x".repeat(5000));
      for (int i = 0; i < 20; i++) {
        git.file("a.txt", text.append("line ").append(i * 7919).append('\n').toString());
        git.commit("Change " + i);
      }
      git.git("repack", "-adfq", "--depth=10");
      try (Stream<Path> files = Files.list(git.folder().resolve(".git/objects/pack"))) {
        List<Path> packs = files.filter(file -> file.toString().endsWith(".pack")).toList();
        return Files.readAllBytes(packs.getFirst());
      }
    }
  }

  private static Seen inspect(byte[] pack, int step) throws IOException {
    Seen seen = new Seen();
    try (PackInspection inspection = new PackInspection(seen)) {
      for (int at = 0; at < pack.length; at += step) {
        inspection.inspect(pack, at, Math.min(step, pack.length - at));
      }
    }
    assertThat(seen.complete).isTrue();
    return seen;
  }

  private static final class Seen implements PackInspection.Demands {
    private long objects;
    private boolean complete;
    private DeltaTree tree = new DeltaTree();

    @Override
    public void objects(long count) {
      objects = count;
    }

    @Override
    public void object(int type, long bytes) {
      assertThat(bytes).isNotNegative();
    }

    @Override
    public void complete(DeltaTree whole) {
      complete = true;
      tree = whole;
    }
  }
}
