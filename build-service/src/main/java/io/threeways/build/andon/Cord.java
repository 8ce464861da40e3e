package io.threeways.build.andon;

import io.threeways.build.repository.RepositoryName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The cord of one repository's main.
 *
 * <pre>
 *               pull
 *   Released ──────────▶ Pulled ──┐ join, leave
 *      ▲                  │  ▲    │
 *      └──────────────────┘  └────┘
 *            released
 * </pre>
 */
public sealed interface Cord {
  /**
   * Main takes changes.
   *
   * @param pulls how often it was pulled before
   */
  record Released(RepositoryName repository, long pulls) implements Cord {

    /**
     * @param chain of the breaking change
     * @param event that tells it
     */
    Pulled pull(Breakage breakage, String by, String reason, Instant at, UUID chain, UUID event) {
      return new Pulled(
          repository, new Pull(pulls + 1, breakage, by, reason, at, chain), List.of(), event);
    }
  }

  /**
   * Nothing but a fix enters main.
   *
   * @param swarm who is on it, in the order in which they came
   * @param lastEvent the newest event of this pull: the cause of its next one
   */
  record Pulled(RepositoryName repository, Pull pull, List<SwarmMember> swarm, UUID lastEvent)
      implements Cord {
    public Pulled {
      swarm = List.copyOf(swarm);
    }

    public boolean isHelpedBy(String member) {
      return swarm.stream().anyMatch(helper -> helper.member().equals(member));
    }

    Pulled join(String member, Instant at, UUID event) {
      return new Pulled(
          repository,
          pull,
          Stream.concat(swarm.stream(), Stream.of(new SwarmMember(member, at))).toList(),
          event);
    }

    Pulled leave(String member) {
      return new Pulled(
          repository,
          pull,
          swarm.stream().filter(helper -> !helper.member().equals(member)).toList(),
          lastEvent);
    }
  }
}
