package io.threeways.agent.workspace;

import java.util.ArrayList;
import java.util.List;

/**
 * Where an entry of an archive goes: names below the workspace, never above it.
 *
 * @param names from the workspace's root down; empty for the root itself
 */
public record EntryName(List<String> names) {
  private static final int LONGEST_NAME_BYTES = 255;
  static final int DEEPEST = 64;

  public EntryName {
    names = List.copyOf(names);
  }

  static EntryName parse(String path) throws RefusedArchive {
    if (path.startsWith("/")) {
      throw new RefusedArchive(path, "is absolute");
    }
    if (path.indexOf('\0') >= 0) {
      throw new RefusedArchive(path, "holds a NUL");
    }
    List<String> names = new ArrayList<>();
    for (String name : path.split("/", -1)) {
      if (name.equals("..")) {
        throw new RefusedArchive(path, "leads out of the workspace");
      }
      if (name.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > LONGEST_NAME_BYTES) {
        throw new RefusedArchive(path, "has a name longer than " + LONGEST_NAME_BYTES + " bytes");
      }
      if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    if (names.size() > DEEPEST) {
      throw new RefusedArchive(path, "lies deeper than " + DEEPEST + " folders");
    }
    return new EntryName(names);
  }

  /**
   * Checks a symbolic link at this place.
   *
   * <p>After a name no {@code ..} may follow: the name may be a link itself, and going up from
   * where it leads is not what the text says. Steps up at the beginning start from a real folder.
   */
  void checkLink(String target) throws RefusedArchive {
    int above = names.size() - 1;
    boolean descending = false;
    if (target.isEmpty() || target.startsWith("/")) {
      throw new RefusedArchive(String.join("/", names), "links to an absolute path");
    }
    for (String step : target.split("/", -1)) {
      if (step.equals("..")) {
        above--;
        if (descending || above < 0) {
          throw new RefusedArchive(String.join("/", names), "links out of the workspace");
        }
      } else if (!step.isEmpty() && !step.equals(".")) {
        descending = true;
      }
    }
  }
}
