package io.threeways.cli.pr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.threeways.cli.Session;
import io.threeways.cli.env.RunText;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Style;
import io.threeways.cli.terminal.Terminal;
import io.threeways.cli.terminal.Words;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** One pull request with its discussion. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Show a pull request: what is said of it, and what it still needs.")
final class PullShow extends PullNoun {
  PullShow(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    ObjectNode view = (ObjectNode) gateway().get(pull().path());
    view.set("configurations", configurations(view.path("commit").asText()));
    print(view, () -> print(view));
    session().terminal().next("threeways pr merge " + pull(), "sends it to the merge queue");
    return ExitCode.OK;
  }

  /** What its newest commit would change on machines. */
  private JsonNode configurations(String commit) {
    return gateway().get("/api/deploy/configuration-runs?commit=" + commit);
  }

  private void print(JsonNode view) {
    Terminal terminal = session().terminal();
    String state = view.path("state").asText();
    JsonNode discussion = view.path("discussion");
    terminal.data(
        "%s %s  %s  %s → %s  by %s"
            .formatted(
                view.path("id").asText(),
                terminal.style(Style.of(state), state),
                view.path("title").asText(),
                view.path("branch").asText(),
                view.path("target").asText(),
                String.join(", ", texts(discussion.path("authors")))));
    terminal.data("commit " + Words.shortened(view.path("commit").asText()));
    if (view.has("ejected")) {
      terminal.data(
          terminal.style(Style.BAD, "left the queue: ") + view.at("/ejected/reason").asText());
    }
    if (view.has("merged")) {
      terminal.data("on main at " + Words.shortened(view.at("/merged/commit").asText()));
    }
    texts(discussion.path("missing"))
        .forEach(missing -> terminal.data(terminal.style(Style.WAITING, "needs: ") + missing));
    view.path("configurations").forEach(run -> RunText.print(run, terminal));
    discussion.path("reviews").forEach(review -> terminal.data(sentence(review)));
    discussion.path("comments").forEach(comment -> print(comment, terminal));
  }

  private static String sentence(JsonNode review) {
    String text = review.path("text").asText();
    return "%s: %s%s%s"
        .formatted(
            review.path("reviewer").asText(),
            review.path("verdict").asText().replace('_', ' '),
            review.path("stale").asBoolean() ? " (of an earlier commit)" : "",
            text.isEmpty() ? "" : ": " + text);
  }

  private static void print(JsonNode comment, Terminal terminal) {
    String place =
        comment.has("path")
            ? " on %s:%s".formatted(comment.path("path").asText(), comment.path("line").asText())
            : "";
    terminal.data(
        terminal.style(Style.DIM, "%s%s:".formatted(comment.path("author").asText(), place)));
    comment.path("text").asText().lines().forEach(line -> terminal.data("  " + line));
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(one -> texts.add(one.asText()));
    return texts;
  }
}
