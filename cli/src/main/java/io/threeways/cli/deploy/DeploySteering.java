package io.threeways.cli.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A person's word in a rollout. */
abstract class DeploySteering extends Noun {
  @Parameters(index = "0", paramLabel = "DEPLOYMENT", description = "Its id, or how it begins.")
  private String deployment = "";

  private final String verb;

  DeploySteering(Session session, String verb) {
    super(session);
    this.verb = verb;
  }

  @Override
  public Integer call() {
    String id = new DeploymentName(deployment).id(gateway());
    JsonNode view = gateway().post("/api/deploy/deployments/" + encoded(id) + "/" + verb, Map.of());
    print(view, () -> session().terminal().data(view.path("state").asText()));
    session().terminal().next("threeways deploy show " + id, "shows what came of it");
    return ExitCode.OK;
  }

  /** Next step, without a verdict. */
  @Command(
      name = "promote",
      mixinStandardHelpOptions = true,
      description = "Go to the next step without waiting for the verdict.")
  static final class Promote extends DeploySteering {
    Promote(Session session) {
      super(session, "promote");
    }
  }

  /** Stays where it is. */
  @Command(
      name = "pause",
      mixinStandardHelpOptions = true,
      description = "Stay at these weights until resumed.")
  static final class Pause extends DeploySteering {
    Pause(Session session) {
      super(session, "pause");
    }
  }

  /** Goes on. */
  @Command(name = "resume", mixinStandardHelpOptions = true, description = "Go on after a pause.")
  static final class Resume extends DeploySteering {
    Resume(Session session) {
      super(session, "resume");
    }
  }

  /** Ends the rollout. */
  @Command(
      name = "abort",
      mixinStandardHelpOptions = true,
      description = "End the rollout; the stable version stays.")
  static final class Abort extends DeploySteering {
    Abort(Session session) {
      super(session, "abort");
    }
  }

  /** Back to what ran before. */
  @Command(
      name = "rollback",
      mixinStandardHelpOptions = true,
      description = "Go back to the version that ran before.")
  static final class Rollback extends DeploySteering {
    Rollback(Session session) {
      super(session, "rollback");
    }
  }
}
