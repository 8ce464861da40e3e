package io.threeways.build.repository.git;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

/** A pack (gitformat-pack) made by hand, as no Git would make it. */
public final class HostilePack {
  private static final int CHUNK = 0xffff;

  private final ByteArrayOutputStream objects = new ByteArrayOutputStream();
  private final List<Integer> offsets = new ArrayList<>();
  private long announced = -1;

  /**
   * A commit of the empty folder, so that the pack could land.
   *
   * @return its id
   */
  public ObjectId commit(String message) {
    byte[] tree = new byte[0];
    whole(Constants.OBJ_TREE, tree);
    String text =
        "tree %s\nauthor A <a@b.c> 1 +0000\ncommitter A <a@b.c> 1 +0000\n\n%s"
            .formatted(id(Constants.OBJ_TREE, tree).name(), message);
    byte[] commit = text.getBytes(StandardCharsets.UTF_8);
    whole(Constants.OBJ_COMMIT, commit);
    return id(Constants.OBJ_COMMIT, commit);
  }

  /**
   * @return its place among the objects
   */
  public int whole(int type, byte[] content) {
    begin(type, content.length);
    deflate(content);
    return offsets.size() - 1;
  }

  /**
   * A copy of an object with one byte more, as a difference of some bytes.
   *
   * @param base its place
   * @param size of the base
   * @return the new one's place
   */
  public int longer(int base, int size, int added) {
    byte[] delta = delta(size, added);
    int at = objects.size();
    begin(Constants.OBJ_OFS_DELTA, delta.length);
    offset(at - offsets.get(base));
    deflate(delta);
    return offsets.size() - 1;
  }

  /** As before, its base named by id. */
  public int longer(ObjectId base, int size, int added) {
    byte[] delta = delta(size, added);
    begin(Constants.OBJ_REF_DELTA, delta.length);
    byte[] id = new byte[Constants.OBJECT_ID_LENGTH];
    base.copyRawTo(id, 0);
    objects.writeBytes(id);
    deflate(delta);
    return offsets.size() - 1;
  }

  public HostilePack announcing(long count) {
    announced = count;
    return this;
  }

  public byte[] bytes() {
    long count = announced < 0 ? offsets.size() : announced;
    ByteBuffer pack = ByteBuffer.allocate(12 + objects.size());
    pack.put("PACK".getBytes(StandardCharsets.US_ASCII)).putInt(2).putInt((int) count);
    pack.put(objects.toByteArray());
    byte[] checksum = Constants.newMessageDigest().digest(pack.array());
    return ByteBuffer.allocate(pack.capacity() + checksum.length)
        .put(pack.array())
        .put(checksum)
        .array();
  }

  /** The body of a push of this pack. */
  public byte[] pushing(String ref, ObjectId commit) {
    String command =
        "%s %s %s\0report-status".formatted(ObjectId.zeroId().name(), commit.name(), ref);
    byte[] head =
        "%04x%s0000".formatted(command.length() + 4, command).getBytes(StandardCharsets.UTF_8);
    byte[] pack = bytes();
    return ByteBuffer.allocate(head.length + pack.length).put(head).put(pack).array();
  }

  static ObjectId id(int type, byte[] content) {
    try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
      return formatter.idFor(type, content);
    }
  }

  private static byte[] delta(int size, int added) {
    ByteArrayOutputStream delta = new ByteArrayOutputStream();
    number(delta, size);
    number(delta, size + 1);
    for (int at = 0; at < size; at += CHUNK) {
      int length = Math.min(CHUNK, size - at);
      delta.write(0x80 | 0x0f | 0x30);
      for (int shift = 0; shift < 32; shift += 8) {
        delta.write(at >>> shift);
      }
      delta.write(length);
      delta.write(length >>> 8);
    }
    delta.write(1);
    delta.write(added);
    return delta.toByteArray();
  }

  private static void number(ByteArrayOutputStream out, int number) {
    int left = number;
    while (left > 0x7f) {
      out.write(0x80 | left & 0x7f);
      left >>>= 7;
    }
    out.write(left);
  }

  private void begin(int type, int size) {
    offsets.add(objects.size());
    int rest = size >>> 4;
    objects.write((rest > 0 ? 0x80 : 0) | type << 4 | size & 15);
    while (rest > 0) {
      objects.write((rest > 0x7f ? 0x80 : 0) | rest & 0x7f);
      rest >>>= 7;
    }
  }

  private void offset(int distance) {
    byte[] reversed = new byte[5];
    int at = reversed.length;
    reversed[--at] = (byte) (distance & 0x7f);
    int left = distance >>> 7;
    while (left > 0) {
      left--;
      reversed[--at] = (byte) (0x80 | left & 0x7f);
      left >>>= 7;
    }
    objects.write(reversed, at, reversed.length - at);
  }

  private void deflate(byte[] content) {
    try (DeflaterOutputStream out = new DeflaterOutputStream(objects)) {
      out.write(content);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException("memory does not fail", e);
    }
  }
}
