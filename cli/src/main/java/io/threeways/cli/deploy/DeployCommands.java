package io.threeways.cli.deploy;

import picocli.CommandLine.Command;

/** Deployments. */
@Command(
    name = "deploy",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Deployments: list, show, promote, pause, resume, abort, rollback, back, restart, approve,"
            + " override, give.",
    subcommands = {
      DeployList.class,
      DeployShow.class,
      DeploySteering.Promote.class,
      DeploySteering.Pause.class,
      DeploySteering.Resume.class,
      DeploySteering.Abort.class,
      DeploySteering.Rollback.class,
      PlaceSteering.Back.class,
      PlaceSteering.Restart.class,
      DeployPermission.Approve.class,
      DeployPermission.Overrule.class,
      DeployGive.class
    })
public final class DeployCommands {}
