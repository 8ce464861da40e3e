package io.threeways.cli.pr;

import io.threeways.cli.Session;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says something about a pull request, or about a line of it. */
@Command(
    name = "comment",
    mixinStandardHelpOptions = true,
    description = "Comment on a pull request, or on a line of it.")
final class PullComment extends PullNoun {
  @Parameters(index = "1", paramLabel = "TEXT", description = "In Markdown.")
  private String text = "";

  @Option(names = "--file", description = "The file that it is about.")
  private @Nullable String file;

  @Option(names = "--line", description = "The line of that file.")
  private @Nullable Integer line;

  PullComment(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("text", text);
    if (file != null) {
      body.put("path", file);
    }
    if (line != null) {
      body.put("line", line);
    }
    return ask("/comments", body, "said about " + pull());
  }
}
