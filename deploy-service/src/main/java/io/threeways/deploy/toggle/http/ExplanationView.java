package io.threeways.deploy.toggle.http;

import io.threeways.deploy.toggle.Evaluation;
import io.threeways.deploy.toggle.Toggle;
import org.jspecify.annotations.Nullable;

/**
 * What a toggle says to one context, and why.
 *
 * @param value null when the code's own default holds
 * @param variant null when the code's own default holds
 * @param because in words
 * @param state for whom the toggle is on, in words
 * @param version of the toggle that said so
 */
public record ExplanationView(
    String key,
    @Nullable Object value,
    @Nullable String variant,
    String because,
    String state,
    long version,
    String changedBy,
    String reason) {

  static ExplanationView of(Evaluation evaluation, Toggle toggle) {
    Object value = evaluation instanceof Evaluation.Resolved resolved ? resolved.value() : null;
    String variant = evaluation instanceof Evaluation.Resolved resolved ? resolved.variant() : null;
    return new ExplanationView(
        toggle.key(),
        value,
        variant,
        because(evaluation),
        toggle.state(),
        toggle.version(),
        toggle.changedBy(),
        toggle.reason());
  }

  private static String because(Evaluation evaluation) {
    return switch (evaluation) {
      case Evaluation.Resolved resolved ->
          switch (resolved.reason()) {
            case "STATIC" -> "it says the same to everyone";
            case "TARGETING_MATCH" -> "the targeting chose this variant for this context";
            default -> "the targeting chose nothing for this context, so the default holds";
          };
      case Evaluation.CodeDefault(_, String reason, _) ->
          reason.equals("DISABLED")
              ? "it is disabled, so the code's own default holds"
              : "nothing was chosen and there is no default variant: the code's own default holds";
      case Evaluation.Failed(_, String code, String details, _) -> code + ": " + details;
    };
  }
}
