package io.threeways.build.run;

import io.threeways.pipeline.Stage;
import io.threeways.pipeline.run.InfrastructureFailure;
import io.threeways.pipeline.run.StageRunner;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Runs the stages of builds on a host. What it runs outlives this process and is found again under
 * its names.
 */
public interface Agent {

  /**
   * Makes the workspace, or makes it anew.
   *
   * @param files writes the tar archive of what lies in it
   */
  void fill(String workspace, Archive files) throws InfrastructureFailure, InterruptedException;

  /**
   * @param output where what the stages write goes to
   */
  default StageRunner stages(Assignment assignment, StageOutput output) {
    return stages(assignment, output, null);
  }

  /**
   * @param output where what the stages write goes to
   * @param surroundings that they begin in; null for none
   */
  StageRunner stages(
      Assignment assignment, StageOutput output, @Nullable Surroundings surroundings);

  /**
   * Reads a file or folder of the workspace.
   *
   * @param path relative
   * @param reader given a tar archive with names that begin at the workspace
   * @throws NotInWorkspace when nothing lies there in a workspace that there is
   */
  <T> T read(String workspace, String path, ArchiveReader<T> reader)
      throws InfrastructureFailure, NotInWorkspace, InterruptedException;

  /**
   * Ends the process of a run of the stage, if there is one, and waits for its end; what does not
   * end now ends at its limit.
   */
  void stop(Assignment assignment, Stage stage, int run) throws InterruptedException;

  /** The workspace is not needed any more; what cannot be removed now is the agent's to clear. */
  void remove(String workspace) throws InterruptedException;

  /** Writes an archive. */
  @FunctionalInterface
  interface Archive {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Reads an archive. */
  @FunctionalInterface
  interface ArchiveReader<T> {
    T read(InputStream tar) throws IOException;
  }

  /** There is no such file or folder. */
  final class NotInWorkspace extends Exception {
    private static final long serialVersionUID = 1L;

    public NotInWorkspace(String path) {
      super("there is no '" + path + "' in the workspace");
    }
  }
}
