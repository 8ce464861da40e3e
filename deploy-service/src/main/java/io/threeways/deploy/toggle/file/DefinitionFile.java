package io.threeways.deploy.toggle.file;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.threeways.deploy.jsonlogic.RuleCompiler;
import io.threeways.deploy.jsonlogic.RuleLimits;
import io.threeways.deploy.toggle.FlagSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads files of definitions: text to JSON, its meaning, then flagd's published schema. */
public final class DefinitionFile {
  private static final TypeReference<Map<String, @Nullable Object>> MEMBERS =
      new TypeReference<>() {};

  private final RuleLimits limits;
  private final RuleCompiler compiler;
  private final JsonReader reader;
  private final FlagdSchema schema = new FlagdSchema();
  private final ObjectMapper json = new ObjectMapper();

  /**
   * @param bytes of the largest file
   */
  public DefinitionFile(int bytes, RuleLimits limits, RuleCompiler compiler) {
    this.limits = limits;
    this.compiler = compiler;
    this.reader = new JsonReader(bytes, limits.depth());
  }

  /**
   * @param bytes the whole file, {@code {"flags": {…}}}
   * @return never throws for what the file holds: everything that can be wrong is a fault
   */
  public Parsed parse(byte[] bytes) {
    try {
      Tree tree = reader.read(bytes);
      if (!tree.json().path("flags").isObject()) {
        return new Parsed.Refused(
            List.of(tree.fault("/flags", "a file of toggles is {\"flags\": {…}}")));
      }
      // Our own words first: of a wrong rule the schema knows only that no alternative fits.
      Meaning meaning =
          new Meaning(tree, new FlagSet(json.convertValue(tree.json(), MEMBERS), limits), compiler);
      List<Fault> faults = meaning.faults();
      faults = faults.isEmpty() ? schema.faults(tree) : faults;
      return faults.isEmpty()
          ? new Parsed.Valid(meaning.definitions())
          : new Parsed.Refused(faults);
    } catch (RefusedText refused) {
      return new Parsed.Refused(List.of(refused.fault()));
    }
  }
}
