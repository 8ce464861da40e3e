package io.threeways.cli.event;

import picocli.CommandLine.Command;

/** Events. */
@Command(
    name = "event",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Events: send, list, show.",
    subcommands = {EventSend.class, EventList.class, EventShow.class})
public final class EventCommands {}
