package io.threeways.cli.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets a deployment that waits pass a gate. */
abstract class DeployPermission extends Noun {
  @Parameters(index = "0", paramLabel = "DEPLOYMENT", description = "Its id, or how it begins.")
  private String deployment = "";

  DeployPermission(Session session) {
    super(session);
  }

  abstract String gate();

  abstract String reason();

  @Override
  public Integer call() {
    String id = new DeploymentName(deployment).id(gateway());
    JsonNode view =
        gateway()
            .post(
                "/api/deploy/deployments/" + encoded(id) + "/permissions",
                Map.of("gate", gate(), "reason", reason()));
    print(view, () -> session().terminal().data(view.path("state").asText()));
    session().terminal().next("threeways deploy show " + id, "shows what comes of it");
    return ExitCode.OK;
  }

  /** By somebody who is no author of it. */
  @Command(
      name = "approve",
      mixinStandardHelpOptions = true,
      description = "Agree to a deployment that waits for a peer.")
  static final class Approve extends DeployPermission {
    @Option(
        names = "--reason",
        defaultValue = "approved",
        description = "What to remember of it (${DEFAULT-VALUE}).")
    private String reason = "";

    Approve(Session session) {
      super(session);
    }

    @Override
    String gate() {
      return "approval";
    }

    @Override
    String reason() {
      return reason;
    }
  }

  /** By somebody who has a reason. */
  @Command(
      name = "override",
      mixinStandardHelpOptions = true,
      description = "Let a deployment begin although a gate holds it.")
  static final class Overrule extends DeployPermission {
    @Option(names = "--gate", required = true, description = "Which, for example freeze.")
    private String gate = "";

    @Option(names = "--reason", required = true, description = "Why; it is recorded.")
    private String reason = "";

    Overrule(Session session) {
      super(session);
    }

    @Override
    String gate() {
      return gate;
    }

    @Override
    String reason() {
      return reason;
    }
  }
}
