package io.threeways.build.pullrequest;

import io.threeways.build.repository.Commit;
import io.threeways.build.repository.Person;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who made a pull request: who opened it, who pushed to it, whom its commits name as author or with
 * {@code Co-authored-by}. None of them is a peer of it.
 *
 * <p>Whom a commit names is written by whoever commits: it may make an approval worth nothing, and
 * nothing else.
 */
public record Authors(String author, Set<String> pushers, List<Commit> commits) {
  public Authors {
    pushers = Set.copyOf(pushers);
    commits = List.copyOf(commits);
  }

  static Authors of(Proposal proposal, List<Commit> commits) {
    return new Authors(proposal.author(), proposal.pushers(), commits);
  }

  public boolean include(String member) {
    return areProven(member) || people().anyMatch(person -> person.is(member));
  }

  /** Whether the member opened it or pushed to it, as who they had signed in. */
  public boolean areProven(String member) {
    return author.equalsIgnoreCase(member) || pushers.stream().anyMatch(member::equalsIgnoreCase);
  }

  /** Each once, the author first; co-authors as the commits write them. */
  public List<String> names() {
    Set<String> names = new LinkedHashSet<>();
    names.add(author);
    names.addAll(pushers.stream().sorted().toList());
    coAuthors()
        .filter(person -> names.stream().noneMatch(person::is))
        .forEach(person -> names.add(person.name()));
    return List.copyOf(names);
  }

  /** Whether more than one wrote it together. */
  public boolean isPair() {
    return coAuthors().findAny().isPresent();
  }

  private Stream<Person> people() {
    return Stream.concat(commits.stream().map(commit -> commit.authorship().author()), coAuthors());
  }

  private Stream<Person> coAuthors() {
    return commits.stream().flatMap(commit -> commit.coAuthors().stream());
  }
}
