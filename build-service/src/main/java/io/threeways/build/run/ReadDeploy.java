package io.threeways.build.run;

import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.repository.Trees;
import io.threeways.pipeline.Deploy;
import io.threeways.pipeline.Pipeline;
import io.threeways.pipeline.file.Parsed;
import io.threeways.pipeline.file.PipelineFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;

/** What main says of deployments: it is where changes are guarded, so it is what is believed. */
@ApplicationScoped
public class ReadDeploy {
  private final PipelineFile pipelineFile = new PipelineFile();
  private final Trees trees;

  ReadDeploy(Trees trees) {
    this.trees = trees;
  }

  /** As main's pipeline file has it now; empty where main deploys nothing or cannot be read. */
  public Optional<Deploy> ofMain(RepositoryName repository) throws IOException {
    CommitSha main = trees.branches(repository).get(BranchName.MAIN);
    return main == null
        ? Optional.empty()
        : trees
            .file(repository, main, Pipeline.FILE)
            .map(pipelineFile::parse)
            .flatMap(ReadDeploy::section);
  }

  private static Optional<Deploy> section(Parsed parsed) {
    return switch (parsed) {
      case Parsed.Valid(Pipeline pipeline) -> Optional.ofNullable(pipeline.deploy());
      case Parsed.Problems _ -> Optional.empty();
    };
  }
}
