package io.threeways.cli.env;

import picocli.CommandLine.Command;

/** Environments. */
@Command(
    name = "env",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Environments: configure, check, apply, drift.",
    subcommands = {EnvConfigure.class, EnvCheck.class, EnvApply.class, EnvDrift.class})
public final class EnvCommands {}
