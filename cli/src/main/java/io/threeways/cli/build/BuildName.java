package io.threeways.cli.build;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A build as people name it: {@code shop/42}. */
record BuildName(String repository, long number) {
  private static final Pattern FORM = Pattern.compile("([a-z0-9][a-z0-9._-]*)/([0-9]{1,9})");

  String path() {
    return "/api/build/builds/" + repository + "/" + number;
  }

  @Override
  public String toString() {
    return repository + "/" + number;
  }

  /** Reads the argument. */
  static final class Reader implements ITypeConverter<BuildName> {
    @Override
    public BuildName convert(String text) {
      var parts = FORM.matcher(text);
      if (!parts.matches()) {
        throw new TypeConversionException(
            "'%s' names no build: it takes repository and number, as in shop/42; 'threeways build list' has them"
                .formatted(text));
      }
      return new BuildName(parts.group(1), Long.parseLong(parts.group(2)));
    }
  }
}
