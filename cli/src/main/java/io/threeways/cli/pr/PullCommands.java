package io.threeways.cli.pr;

import picocli.CommandLine.Command;

/** Pull requests. */
@Command(
    name = "pr",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Pull requests: create, list, show, comment, review, ready, merge, close, queue.",
    subcommands = {
      PullCreate.class,
      PullList.class,
      PullShow.class,
      PullComment.class,
      PullReview.class,
      PullReady.class,
      PullMerge.class,
      PullClose.class,
      PullQueue.class
    })
public final class PullCommands {}
