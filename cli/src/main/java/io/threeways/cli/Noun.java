package io.threeways.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.platform.Api;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** One thing to do with something of the platform: asks over HTTP, prints a table or JSON. */
public abstract class Noun implements Callable<Integer> {
  @Mixin private Output output = new Output();

  private final Session session;

  protected Noun(Session session) {
    this.session = session;
  }

  protected final Session session() {
    return session;
  }

  protected final Api gateway() {
    return session.platform().gateway();
  }

  /** Prints the document as it is, or as {@code people} read it. */
  protected final void print(JsonNode document, Runnable people) {
    if (output.isJson()) {
      session.terminal().json(document);
    } else {
      people.run();
    }
  }

  /** A value inside a query. */
  protected static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
