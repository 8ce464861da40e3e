package io.threeways.deploy.toggle.file;

import io.threeways.deploy.toggle.Definition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a file holds. */
public sealed interface Parsed {
  /**
   * @param definitions by key, in the order of the file
   */
  record Valid(Map<String, Definition> definitions) implements Parsed {
    public Valid {
      definitions = new LinkedHashMap<>(definitions);
    }
  }

  /**
   * @param faults at least one, in the order of the file
   */
  record Refused(List<Fault> faults) implements Parsed {
    public Refused {
      faults = List.copyOf(faults);
    }
  }
}
