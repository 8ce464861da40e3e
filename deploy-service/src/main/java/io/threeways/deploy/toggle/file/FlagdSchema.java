package io.threeways.deploy.toggle.file;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** flagd's published JSON Schema, draft 7, version 0. Nothing is fetched from elsewhere. */
final class FlagdSchema {
  private static final String FOLDER = "/io/threeways/deploy/toggle/flagd/";
  private static final String IDS = "https://flagd.dev/schema/v0/";

  private final Schema schema;

  FlagdSchema() {
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_7,
            builder ->
                builder
                    .schemas(
                        Map.of(
                            IDS + "flags.json",
                            text("flags.json"),
                            IDS + "targeting.json",
                            text("targeting.json")))
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder().pathType(PathType.JSON_POINTER).build()));
    schema = registry.getSchema(SchemaLocation.of(IDS + "flags.json"));
  }

  /**
   * The schema says of one mistake what each alternative would have wanted. Where the most of a
   * rule was understood the mistake is, so that only the deepest places are told.
   */
  List<Fault> faults(Tree tree) {
    Map<String, String> byPlace = new LinkedHashMap<>();
    for (Error error : schema.validate(tree.json())) {
      String property = error.getProperty();
      String place = error.getInstanceLocation().toString();
      boolean unknown = error.getKeyword().equals("additionalProperties") && property != null;
      byPlace.putIfAbsent(
          unknown ? Tree.member(place, property) : place,
          unknown ? "'%s' is not known here".formatted(property) : error.getMessage());
    }
    List<Fault> faults = new ArrayList<>();
    byPlace.forEach(
        (place, message) -> {
          if (byPlace.keySet().stream().noneMatch(other -> other.startsWith(place + "/"))) {
            faults.add(tree.fault(place, message));
          }
        });
    faults.sort(Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column));
    return faults;
  }

  private static String text(String name) {
    try (InputStream in = FlagdSchema.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from this jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
