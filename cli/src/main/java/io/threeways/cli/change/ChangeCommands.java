package io.threeways.cli.change;

import picocli.CommandLine.Command;

/** Changes. */
@Command(
    name = "change",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Changes and their stories: list, show.",
    subcommands = {ChangeList.class, ChangeShow.class})
public final class ChangeCommands {}
