package io.threeways.cli.deploy;

import picocli.CommandLine.Command;

/** Deployments. */
@Command(
    name = "deploy",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Deployments: list, show, promote, pause, resume, abort, rollback.",
    subcommands = {
      DeployList.class,
      DeployShow.class,
      DeploySteering.Promote.class,
      DeploySteering.Pause.class,
      DeploySteering.Resume.class,
      DeploySteering.Abort.class,
      DeploySteering.Rollback.class
    })
public final class DeployCommands {}
