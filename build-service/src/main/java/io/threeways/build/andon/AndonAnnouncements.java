package io.threeways.build.andon;

import io.threeways.build.run.Build;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says what happened to a cord, in the caller's transaction. */
public interface AndonAnnouncements {

  /**
   * @param cause the build whose end led here; null when none of ours did
   */
  void pulled(Cord.Pulled cord, Build.@Nullable Failed cause);

  /**
   * @param cause the event of this pull before this one
   */
  void joined(Cord.Pulled cord, SwarmMember member, UUID cause);

  /**
   * @param event its id
   */
  void released(Cord.Pulled was, Release release, UUID event);
}
