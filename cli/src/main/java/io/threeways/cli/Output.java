package io.threeways.cli;

import picocli.CommandLine.Option;

/** The option that every command has. */
public final class Output {
  @Option(names = "--json", description = "Print one JSON document on stdout.")
  boolean json;

  public boolean isJson() {
    return json;
  }
}
