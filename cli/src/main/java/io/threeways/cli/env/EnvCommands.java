package io.threeways.cli.env;

import picocli.CommandLine.Command;

/** Environments. */
@Command(
    name = "env",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Environments: list, show, create, extend, delete.",
      "Their machines: configure, check, apply, drift."
    },
    subcommands = {
      EnvList.class,
      EnvShow.class,
      EnvCreate.class,
      EnvExtend.class,
      EnvDelete.class,
      EnvConfigure.class,
      EnvCheck.class,
      EnvApply.class,
      EnvDrift.class
    })
public final class EnvCommands {}
