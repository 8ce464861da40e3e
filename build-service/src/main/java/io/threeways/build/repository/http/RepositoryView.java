package io.threeways.build.repository.http;

import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.Head;
import io.threeways.build.repository.Repositories;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A repository as a client sees it.
 *
 * @param gitUrl for {@code git clone} and {@code git push}
 * @param main how changes enter it: {@code push} or {@code queue}
 * @param branches in the order of their names
 */
public record RepositoryView(
    String name, URI gitUrl, Instant createdAt, String main, List<BranchView> branches) {

  /**
   * @param commit the newest
   * @param change that brought it, for example {@code shop/7}
   */
  public record BranchView(String name, String commit, String change) {}

  static RepositoryView of(
      Repositories.Repository repository, Map<BranchName, Head> heads, URI publicUrl) {
    return new RepositoryView(
        repository.name().text(),
        publicUrl.resolve("/git/" + repository.name() + ".git"),
        repository.createdAt(),
        repository.mainEntry().word(),
        heads.entrySet().stream().map(head -> branch(head.getKey(), head.getValue())).toList());
  }

  private static BranchView branch(BranchName name, Head head) {
    return new BranchView(name.text(), head.commit().text(), head.change().toString());
  }
}
