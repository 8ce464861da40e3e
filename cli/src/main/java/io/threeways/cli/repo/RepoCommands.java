package io.threeways.cli.repo;

import picocli.CommandLine.Command;

/** Repositories. */
@Command(
    name = "repo",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Repositories: create, list, show, clone.",
    subcommands = {RepoCreate.class, RepoList.class, RepoShow.class, RepoClone.class})
public final class RepoCommands {}
