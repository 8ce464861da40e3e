package io.threeways.nullness;

import java.util.Map;

/** Promises a value that may not be there. */
public final class Careless {
  private Careless() {}

  /** Nothing says that the key is known. */
  public static String find(Map<String, String> names, String key) {
    return names.get(key);
  }
}
