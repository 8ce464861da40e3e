package io.threeways.build.repository;

import io.threeways.pipeline.Configuration;
import io.threeways.pipeline.Pipeline;
import io.threeways.pipeline.file.Parsed;
import io.threeways.pipeline.file.PipelineFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What a commit says of environments. */
@ApplicationScoped
public class DescribedEnvironments {
  private final Trees trees;
  private final PipelineFile pipelineFile = new PipelineFile();

  DescribedEnvironments(Trees trees) {
    this.trees = trees;
  }

  /** Nothing where there is no pipeline file, or none that was let in by today's rules. */
  public List<Configuration> of(RepositoryName repository, CommitSha commit) {
    try {
      return trees
          .file(repository, commit, Pipeline.FILE)
          .map(pipelineFile::parse)
          .map(
              parsed ->
                  switch (parsed) {
                    case Parsed.Valid(Pipeline pipeline) -> pipeline.configurations();
                    case Parsed.Problems _ -> List.<Configuration>of();
                  })
          .orElse(List.of());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + commit, e);
    }
  }
}
