package io.threeways.pipeline.file;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Text to a {@link Tree} that remembers where everything stood. */
final class YamlReader {
  private final Limits limits;
  private final LoadSettings settings;

  YamlReader(Limits limits) {
    this.limits = limits;
    this.settings =
        LoadSettings.builder()
            .setCodePointLimit(limits.bytes())
            // Aliases are counted by ExpandedSize, which can say where.
            .setMaxAliasesForCollections(limits.nodes())
            .build();
  }

  Tree read(String text) throws RefusedText {
    try {
      ExpandedSize size = new ExpandedSize(limits);
      for (Event event : new Parse(settings).parseString(text)) {
        size.add(event);
      }
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        throw new RefusedText(Place.START.says("the file is empty"));
      }
      return new TreeBuilder().build(root.get());
    } catch (MarkedYamlEngineException e) {
      throw new RefusedText(placeOf(e).says(sentence(e)));
    } catch (ReaderException e) {
      throw new RefusedText(
          Place.in(text, e.getPosition())
              .says("character U+%04X is not allowed in YAML".formatted(e.getCodePoint())));
    } catch (YamlEngineException e) {
      throw new RefusedText(Place.START.says(String.valueOf(e.getMessage())));
    }
  }

  private static Place placeOf(MarkedYamlEngineException e) {
    Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
    return mark.map(Place::of).orElse(Place.START);
  }

  private static String sentence(MarkedYamlEngineException e) {
    String context = e.getContext();
    return context == null || context.isBlank()
        ? "not YAML: " + e.getProblem()
        : "not YAML: " + context + " " + e.getProblem();
  }
}
