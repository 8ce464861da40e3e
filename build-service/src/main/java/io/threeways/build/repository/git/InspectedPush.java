package io.threeways.build.repository.git;

import io.threeways.build.repository.config.RepositorySettings;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.transport.ReceivePack;

/**
 * What a pusher sends. Once its pack begins, what is read was inspected before, and the memory that
 * it takes to put the pack's objects together is held.
 */
final class InspectedPush extends FilterInputStream implements PackInspection.Demands {
  /** JGit's and our own records of one object. */
  private static final long BYTES_PER_OBJECT = 160;

  /** Such an object is held once as it came and once while it is checked. */
  private static final int COPIES = 2;

  private final RepositorySettings limits;
  private final GitMemory.Share memory;
  private final HeaviestObject heaviest;
  private final PackInspection inspection = new PackInspection(this);
  private boolean inPack;
  private long said;
  private long taken;
  private long records;
  private long structure;
  private long file;

  InspectedPush(
      InputStream in, RepositorySettings limits, GitMemory.Share memory, HeaviestObject heaviest) {
    super(in);
    this.limits = limits;
    this.memory = memory;
    this.heaviest = heaviest;
  }

  /** To be called between the commands and the pack: {@link ReceivePack} reads no byte ahead. */
  void packBegins() {
    inPack = true;
  }

  @Override
  public void objects(long count) throws IOException {
    records = count * BYTES_PER_OBJECT;
    memory.growTo(records);
  }

  @Override
  public void object(int type, long bytes) throws IOException {
    if (bytes > limits.fileLimit().asLongValue()) {
      throw new RefusedPack(
          "an object of %d bytes exceeds the limit of %d (threeways.build.repository.file-limit)"
              .formatted(bytes, limits.fileLimit().asLongValue()));
    }
    if (isStructure(type)) {
      long most = limits.structureLimit().asLongValue();
      if (bytes > most) {
        throw new RefusedPack(
            "a commit, folder or tag of %d bytes exceeds the limit of %d (threeways.build.repository.structure-limit)"
                .formatted(bytes, most));
      }
      structure = Math.max(structure, bytes * COPIES);
      memory.growTo(records + structure);
    } else if (type == Constants.OBJ_BLOB) {
      file = Math.max(file, bytes);
    }
  }

  @Override
  public void complete(DeltaTree tree) throws IOException {
    memory.growTo(records + Math.max(Math.max(structure, file), tree.bytes()));
    heaviest.note(Math.max(file, tree.largestStep()));
  }

  private static boolean isStructure(int type) {
    return type == Constants.OBJ_COMMIT || type == Constants.OBJ_TREE || type == Constants.OBJ_TAG;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    if (!inPack && read > 0) {
      preamble(read);
    }
    if (inPack && read > 0) {
      taken += read;
      if (taken > limits.pushLimit().asLongValue()) {
        throw new RefusedPack(
            "the push exceeds the limit of %d bytes (threeways.build.repository.push-limit)"
                .formatted(limits.pushLimit().asLongValue()));
      }
      inspection.inspect(bytes, offset, read);
    }
    return read;
  }

  /** JGit counts the commands by itself, and keeps every option. */
  private void preamble(int read) throws PackProtocolException {
    said += read;
    long most = limits.preambleLimit().asLongValue();
    if (said > most) {
      throw new PackProtocolException(
          "the commands and options of a push exceed the limit of %d bytes (threeways.build.repository.preamble-limit)"
              .formatted(most));
    }
  }

  /** Nothing passes by uninspected. */
  @Override
  public long skip(long count) throws IOException {
    return read(new byte[(int) Math.min(count, 4096)]);
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void close() throws IOException {
    inspection.close();
    super.close();
  }
}
