package io.threeways.deploy.configuration;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is not, or was not, as the description says.
 *
 * @param what the task or resource, for a person
 * @param where it stands in the repository, for example {@code infra/production.yml:6}; null where
 *     the tool does not say
 * @param before the machine's side; null when it was not there, or nobody says
 * @param after what the description wants; null when it shall not be there, or nobody says
 */
public record Difference(
    String what, @Nullable String where, @Nullable String before, @Nullable String after) {
  /** Of one text: a screen full. A file that differs in more is looked at in the repository. */
  private static final int MOST_CHARACTERS = 2_000;

  /** Of one run: more is nothing that a person reads, and they go into one event. */
  private static final int MOST = 100;

  public Difference {
    what = shortened(what);
    before = before == null ? null : shortened(before);
    after = after == null ? null : shortened(after);
  }

  /** So many as are kept; how many there are besides is said by the last. */
  public static List<Difference> bounded(List<Difference> all) {
    if (all.size() <= MOST) {
      return List.copyOf(all);
    }
    List<Difference> some = new ArrayList<>(all.subList(0, MOST - 1));
    some.add(new Difference("and %d more".formatted(all.size() - MOST + 1), null, null, null));
    return some;
  }

  private static String shortened(String text) {
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS - 1) + "…";
  }
}
