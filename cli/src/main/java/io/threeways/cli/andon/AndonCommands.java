package io.threeways.cli.andon;

import picocli.CommandLine.Command;

/** The cord. */
@Command(
    name = "andon",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "The cord of a main: status, join, leave, pull, release, subscribe.",
    subcommands = {
      AndonStatus.class,
      AndonJoin.class,
      AndonLeave.class,
      AndonPull.class,
      AndonRelease.class,
      AndonSubscribe.class
    })
public final class AndonCommands {}
