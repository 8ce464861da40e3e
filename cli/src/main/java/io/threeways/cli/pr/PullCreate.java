package io.threeways.cli.pr;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proposes a branch for main. */
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    description = "Propose a pushed branch for main.")
final class PullCreate extends Noun {
  @Parameters(index = "0", paramLabel = "REPOSITORY", description = "For example shop.")
  private String repository = "";

  @Parameters(index = "1", paramLabel = "BRANCH", description = "As it was pushed.")
  private String branch = "";

  @Option(names = "--title", description = "One line; by default that of the newest commit.")
  private @Nullable String title;

  @Option(names = "--text", defaultValue = "", description = "What it is for, in Markdown.")
  private String text = "";

  @Option(names = "--draft", description = "It is not to be merged yet.")
  private boolean draft;

  PullCreate(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("repository", repository);
    body.put("branch", branch);
    body.put("text", text);
    body.put("draft", draft);
    if (title != null) {
      body.put("title", title);
    }
    JsonNode opened = gateway().post("/api/build/pulls", body);
    String id = opened.path("id").asText();
    print(
        opened,
        () -> session().terminal().data("%s  %s".formatted(id, opened.path("title").asText())));
    session().terminal().next("threeways pr show " + id, "shows what is said of it");
    return ExitCode.OK;
  }
}
