package io.threeways.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Style;
import io.threeways.cli.terminal.Table;
import io.threeways.cli.terminal.Terminal;
import io.threeways.cli.terminal.Words;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Where everything is and how it is. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Show every address, process and its health. Ends with 1 unless all is ready.")
final class StatusCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  private final Session session;

  StatusCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    JsonNode status = session.platform().status();
    if (output.isJson()) {
      session.terminal().json(status);
    } else {
      print(status);
    }
    return status.path("state").asText().equals("ready") ? ExitCode.OK : ExitCode.NO;
  }

  private void print(JsonNode status) {
    Terminal terminal = session.terminal();
    String state = status.path("state").asText();
    terminal.data(
        "%s, topology %s, %s in all"
            .formatted(
                terminal.style(Style.of(state), state),
                status.path("topology").asText(),
                Words.ofKiB(status.path("pssKiB").asLong())));
    terminal.data("");
    Table processes = new Table("process", "state", "pid", "memory", "restarts", "address");
    status
        .path("processes")
        .forEach(
            process ->
                processes.row(
                    process.path("name").asText(),
                    process.path("state").asText(),
                    process.path("pid").asText(""),
                    Words.ofKiB(process.path("pssKiB").asLong()),
                    process.path("restarts").asText(),
                    process.path("address").asText("")));
    processes.print(terminal);
    terminal.data("");
    Table addresses = new Table("what", "address", "credentials");
    addresses
        .row("console, API, Git", status.at("/gateway/api").asText(), status.path("token").asText())
        .row("applications", status.at("/gateway/application").asText(), "")
        .row(
            "Kafka",
            status.at("/kafka/bootstrapServers").asText(),
            status.at("/kafka/credentials").asText())
        .row(
            "PostgreSQL",
            status.at("/postgres/url").asText(),
            status.at("/postgres/credentials").asText());
    addresses.print(terminal);
    printSettings(terminal, status.path("settings"));
    status
        .path("processes")
        .forEach(
            process -> {
              if (process.path("state").asText().matches("unready|waiting")) {
                terminal.say(
                    process.path("name").asText() + ": " + process.path("detail").asText());
                terminal.next("threeways logs " + process.path("name").asText(), "shows why");
              }
            });
  }

  /** What differs from the defaults stays so until somebody sets it back, and may surprise. */
  private static void printSettings(Terminal terminal, JsonNode settings) {
    if (settings.isEmpty()) {
      return;
    }
    terminal.data("");
    Table table = new Table("set by hand, or by demo --break", "value");
    settings.forEachEntry((name, value) -> table.row(name, value.asText()));
    table.print(terminal);
  }
}
