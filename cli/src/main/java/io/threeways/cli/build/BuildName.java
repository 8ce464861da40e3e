package io.threeways.cli.build;

import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Failure;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

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
        throw new Failure(
            ExitCode.USAGE,
            "'%s' names no build: it takes repository and number, as in shop/42".formatted(text),
            "threeways build list");
      }
      return new BuildName(parts.group(1), Long.parseLong(parts.group(2)));
    }
  }
}
