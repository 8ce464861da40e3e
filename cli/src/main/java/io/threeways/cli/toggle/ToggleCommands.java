package io.threeways.cli.toggle;

import picocli.CommandLine.Command;

/** Feature flags. */
@Command(
    name = "toggle",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Feature flags: list, show, history, explain, apply, on, ramp, off, remove.",
    subcommands = {
      ToggleList.class,
      ToggleShow.class,
      ToggleHistory.class,
      ToggleExplain.class,
      ToggleApply.class,
      ToggleSwitch.On.class,
      ToggleSwitch.Ramp.class,
      ToggleSwitch.Off.class,
      ToggleRemove.class
    })
public final class ToggleCommands {}
