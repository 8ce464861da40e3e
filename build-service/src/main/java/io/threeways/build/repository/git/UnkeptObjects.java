package io.threeways.build.repository.git;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.transport.PackParser;

/** Objects that a trial makes, forgotten with it: they never reach the disk. Of one thread. */
final class UnkeptObjects extends ObjectInserter {
  private final Map<ObjectId, ObjectLoader> made = new HashMap<>();
  private final ObjectReader kept;
  private final long mostBytes;
  private long bytes;

  /**
   * @param kept what the repository has
   * @param mostBytes of all that the trial makes
   */
  UnkeptObjects(ObjectReader kept, long mostBytes) {
    this.kept = kept;
    this.mostBytes = mostBytes;
  }

  @Override
  public ObjectId insert(int type, long length, InputStream in) throws IOException {
    bytes += length;
    if (bytes > mostBytes) {
      throw new IOException(
          "merging needs more than %d bytes (threeways.build.repository.git-memory)"
              .formatted(mostBytes));
    }
    byte[] content = in.readNBytes(Math.toIntExact(length));
    ObjectId id = idFor(type, content);
    made.put(id, new ObjectLoader.SmallObject(type, content));
    return id;
  }

  @Override
  public PackParser newPackParser(InputStream in) {
    throw new UnsupportedOperationException("nothing is received into a trial");
  }

  @Override
  public ObjectReader newReader() {
    return new Reader();
  }

  @Override
  public void flush() {
    // There is nowhere to flush to.
  }

  @Override
  public void close() {
    kept.close();
  }

  /** Sees what was made and what is kept. */
  private final class Reader extends ObjectReader {
    @Override
    public ObjectReader newReader() {
      return new Reader();
    }

    @Override
    public Collection<ObjectId> resolve(AbbreviatedObjectId id) throws IOException {
      return kept.resolve(id);
    }

    @Override
    public boolean has(AnyObjectId id) throws IOException {
      return made.containsKey(id.toObjectId()) || kept.has(id);
    }

    @Override
    public ObjectLoader open(AnyObjectId id, int typeHint) throws IOException {
      ObjectLoader own = made.get(id.toObjectId());
      if (own == null) {
        return kept.open(id, typeHint);
      }
      if (typeHint != OBJ_ANY && typeHint != own.getType()) {
        throw new MissingObjectException(id.copy(), typeHint);
      }
      return own;
    }

    @Override
    public Set<ObjectId> getShallowCommits() throws IOException {
      return kept.getShallowCommits();
    }

    @Override
    public ObjectInserter getCreatedFromInserter() {
      return UnkeptObjects.this;
    }

    @Override
    public void close() {
      // The objects are the trial's.
    }
  }
}
