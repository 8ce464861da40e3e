package io.threeways.agent.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workspaces as foreign code may leave them. */
class WorkspacesTest {
  private static final WorkspaceId ID = new WorkspaceId("build-shop-1");

  /** As long as a file system takes. */
  private static final String LONG = "d".repeat(255);

  private static final Occupancy NOBODY =
      new Occupancy() {
        @Override
        public boolean occupied(WorkspaceId id) {
          return false;
        }

        @Override
        public boolean remembered(WorkspaceId id) {
          return false;
        }
      };

  @TempDir Path folder;

  @Test
  void oneDeeperThanAnyPathIsRemoved() throws Exception {
    Workspaces workspaces = workspaces();
    nest(Files.createDirectory(place()), 100, LONG);

    assertThat(workspaces.remove(ID)).isEqualTo(Workspaces.Outcome.DONE);

    assertThat(place()).doesNotExist();
    assertThat(folder.resolve("incoming")).isEmptyDirectory();
  }

  @Test
  void whatAnEarlierAgentCouldNotRemoveKeepsNobodyFromStarting() throws Exception {
    nest(Files.createDirectories(folder.resolve("incoming/build-shop-1.left")), 100, LONG);

    Workspaces _ = workspaces();

    assertThat(folder.resolve("incoming")).isEmptyDirectory();
  }

  /** Root enters anyway; everybody else is kept out by the modes. */
  @Test
  void oneThatIsClosedToItsOwnerIsRemoved() throws Exception {
    Workspaces workspaces = workspaces();
    Path closed = Files.createDirectories(place().resolve("cache/closed"));
    Files.writeString(closed.resolve("file"), "x");
    for (Path path : new Path[] {closed, closed.getParent(), place()}) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
    }

    assertThat(workspaces.remove(ID)).isEqualTo(Workspaces.Outcome.DONE);

    assertThat(place()).doesNotExist();
    assertThat(folder.resolve("incoming")).isEmptyDirectory();
  }

  @Test
  void whereALinkLeadsNothingIsRemoved() throws Exception {
    Workspaces workspaces = workspaces();
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("file"), "x");
    Path inner = Files.createDirectories(place().resolve("a"));
    Files.createSymbolicLink(place().resolve("link"), outside);
    Files.createSymbolicLink(inner.resolve("link"), outside);

    assertThat(workspaces.remove(ID)).isEqualTo(Workspaces.Outcome.DONE);

    assertThat(outside.resolve("file")).hasContent("x");
  }

  @Test
  void whatLiesTooDeepIsNotPacked() throws Exception {
    Workspaces workspaces = workspaces();
    nest(Files.createDirectory(place()), 100, "d");

    Workspaces.Selection all = workspaces.select(ID, "").orElseThrow();

    assertThatThrownBy(() -> all.pack(OutputStream.nullOutputStream()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("deeper than 64 folders");
  }

  private Workspaces workspaces() throws IOException {
    return new Workspaces(
        new WorkspaceFolders(folder.resolve("workspaces")),
        new UnpackLimits(1000, 1000),
        NOBODY,
        RandomGenerator.getDefault());
  }

  private Path place() {
    return folder.resolve("workspaces").resolve(ID.text());
  }

  /** From the innermost outwards, so that no path is ever too long. */
  private static void nest(Path parent, int depth, String name) throws IOException {
    Path top = parent.resolve(name);
    Files.createDirectory(top);
    for (int i = 1; i < depth; i++) {
      Path around = Files.createDirectory(parent.resolve("around"));
      Files.move(top, around.resolve(name));
      Files.move(around, top);
    }
  }
}
