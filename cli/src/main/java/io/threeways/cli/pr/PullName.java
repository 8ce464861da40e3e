package io.threeways.cli.pr;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A pull request as people name it: {@code shop/7}. */
record PullName(String repository, long number) {
  private static final Pattern FORM = Pattern.compile("([a-z0-9][a-z0-9._-]*)/([0-9]{1,9})");

  String path() {
    return "/api/build/pulls/" + repository + "/" + number;
  }

  @Override
  public String toString() {
    return repository + "/" + number;
  }

  /** Reads the argument. */
  static final class Reader implements ITypeConverter<PullName> {
    @Override
    public PullName convert(String text) {
      var parts = FORM.matcher(text);
      if (!parts.matches()) {
        throw new TypeConversionException(
            "'%s' names no pull request: it takes repository and number, as in shop/7; 'threeways pr list' has them"
                .formatted(text));
      }
      return new PullName(parts.group(1), Long.parseLong(parts.group(2)));
    }
  }
}
