package io.threeways.deploy.toggle;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The toggles of this process, in memory. Nothing outside of it is needed to ask them; what cannot
 * be refreshed stays as it was.
 */
public final class LiveToggles {
  private static final UUID NOTHING_KNOWN = new UUID(0, 0);

  private final Toggles toggles;
  private final KeptToggles kept;
  private final FlagCompiler compiler;
  private final boolean frozen;
  private volatile @Nullable Snapshot snapshot;

  /** What this host has not kept yet. */
  private @Nullable Published unkept;

  /**
   * @param frozen a fault: what was known first is told for ever
   */
  public LiveToggles(Toggles toggles, KeptToggles kept, FlagCompiler compiler, boolean frozen) {
    this.toggles = toggles;
    this.kept = kept;
    this.compiler = compiler;
    this.frozen = frozen;
  }

  /** Nothing until the database or the folder has been read once. */
  public Optional<Snapshot> now() {
    return Optional.ofNullable(snapshot);
  }

  /**
   * From what this host kept.
   *
   * @throws IOException when that cannot be read
   */
  synchronized void recall() throws IOException {
    Optional<Published> published = kept.read();
    if (snapshot == null && published.isPresent()) {
      snapshot = Snapshot.of(published.get(), null, compiler);
    }
  }

  /**
   * From the database; they answer with what is new before this returns.
   *
   * @throws IOException when it could not be kept for a start without a database
   */
  public synchronized void refresh() throws IOException {
    Snapshot before = snapshot;
    if (frozen && before != null) {
      return;
    }
    Optional<Published> published =
        toggles.unlessAt(before == null ? NOTHING_KNOWN : before.revision());
    if (published.isPresent()) {
      snapshot = Snapshot.of(published.get(), before, compiler);
      unkept = published.get();
    }
    if (unkept != null) {
      kept.write(unkept);
      unkept = null;
    }
  }
}
