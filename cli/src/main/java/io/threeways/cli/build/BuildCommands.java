package io.threeways.cli.build;

import picocli.CommandLine.Command;

/** Builds. */
@Command(
    name = "build",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Builds: list, show, log, cancel, flaky.",
    subcommands = {
      BuildList.class,
      BuildShow.class,
      BuildLog.class,
      BuildCancel.class,
      BuildFlaky.class
    })
public final class BuildCommands {}
