package io.threeways.cli.andon;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Table;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Where you are told. */
@Command(
    name = "subscribe",
    mixinStandardHelpOptions = true,
    description = "Be told when a cord is pulled or released; without an address: where you are.")
final class AndonSubscribe extends Noun {
  private static final String PATH = "/api/build/andon/subscriptions";

  @Option(names = "--mail", paramLabel = "ADDRESS", description = "By e-mail.")
  private List<String> mail = List.of();

  @Option(names = "--webhook", paramLabel = "URL", description = "By a POST of JSON.")
  private List<String> webhook = List.of();

  @Option(names = "--remove", description = "Be told there no more.")
  private boolean remove;

  AndonSubscribe(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    mail.forEach(address -> change("mail", address));
    webhook.forEach(address -> change("webhook", address));
    JsonNode subscriptions = gateway().get(PATH);
    print(
        subscriptions,
        () -> {
          Table table = new Table("kind", "address");
          subscriptions.forEach(
              target -> table.row(target.path("kind").asText(), target.path("address").asText()));
          table.print(session().terminal());
        });
    session().terminal().next("threeways andon status", "shows what is pulled");
    return ExitCode.OK;
  }

  private void change(String kind, String address) {
    gateway().post(remove ? PATH + "/remove" : PATH, Map.of("kind", kind, "address", address));
  }
}
