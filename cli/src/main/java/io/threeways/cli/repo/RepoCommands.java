package io.threeways.cli.repo;

import picocli.CommandLine.Command;

/** Repositories. */
@Command(
    name = "repo",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Repositories: create, list, show, connect, clone, main, releases.",
    subcommands = {
      RepoCreate.class,
      RepoList.class,
      RepoShow.class,
      RepoConnect.class,
      RepoClone.class,
      RepoMain.class,
      RepoReleases.class
    })
public final class RepoCommands {}
