package io.threeways.deploy.toggle;

import io.threeways.deploy.jsonlogic.InvalidRule;
import io.threeways.deploy.jsonlogic.Rule;
import io.threeways.deploy.jsonlogic.RuleCompiler;
import io.threeways.deploy.jsonlogic.Steps;
import io.threeways.deploy.jsonlogic.TooMuchWork;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A toggle that is ready to be asked, by many threads at once. */
public final class Flag {
  private final String key;
  private final boolean enabled;
  private final Map<String, @Nullable Object> variants;
  private final @Nullable String defaultVariant;
  private final Map<String, @Nullable Object> metadata;
  private final @Nullable Rule targeting;
  private final @Nullable String defect;

  private Flag(
      String key, Definition definition, @Nullable Rule targeting, @Nullable String defect) {
    this.key = key;
    this.enabled = definition.isEnabled();
    this.variants = definition.variants();
    this.defaultVariant = definition.defaultVariant();
    this.metadata = definition.metadata();
    this.targeting = targeting;
    this.defect = defect;
  }

  /** A rule that cannot be compiled is told of by every evaluation; other toggles go on. */
  public static Flag of(String key, Definition definition, RuleCompiler compiler) {
    Object targeting = definition.targeting();
    try {
      Rule rule = targeting == null ? null : compiler.compile(targeting);
      return new Flag(key, definition, rule, null);
    } catch (InvalidRule e) {
      return new Flag(key, definition, null, e.reason());
    }
  }

  /**
   * @param steps that it may take, of those that a rule may take at all
   */
  Evaluation evaluate(Asking asking, Steps steps) {
    if (!enabled) {
      return new Evaluation.CodeDefault(key, "DISABLED", metadata);
    }
    if (defect != null) {
      return new Evaluation.Failed(key, "PARSE_ERROR", defect, metadata);
    }
    if (targeting == null) {
      return byDefault("STATIC");
    }
    try {
      return targeted(targeting.apply(asking.about(key), steps));
    } catch (TooMuchWork e) {
      return new Evaluation.Failed(key, "GENERAL", String.valueOf(e.getMessage()), metadata);
    }
  }

  private Evaluation targeted(@Nullable Object result) {
    return switch (result) {
      case null -> byDefault("DEFAULT");
      case String variant -> variant(variant, "TARGETING_MATCH");
      case Boolean truth -> variant(truth.toString(), "TARGETING_MATCH");
      case Number number -> variant(number.toString(), "TARGETING_MATCH");
      default -> failed("the targeting yields neither a variant's name nor null");
    };
  }

  private Evaluation byDefault(String reason) {
    return defaultVariant == null
        ? new Evaluation.CodeDefault(key, "DEFAULT", metadata)
        : variant(defaultVariant, reason);
  }

  private Evaluation variant(String name, String reason) {
    return variants.containsKey(name)
        ? new Evaluation.Resolved(key, variants.get(name), name, reason, metadata)
        : failed("there is no variant '%s'".formatted(name));
  }

  private Evaluation failed(String details) {
    return new Evaluation.Failed(key, "GENERAL", details, metadata);
  }
}
