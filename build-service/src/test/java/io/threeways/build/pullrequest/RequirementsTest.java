package io.threeways.build.pullrequest;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.build.pullrequest.git.IgnorePatternsFixture;
import io.threeways.build.repository.Authorship;
import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.ChangedFile;
import io.threeways.build.repository.Commit;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.Person;
import io.threeways.build.repository.RepositoryName;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who has to say what before a pull request is merged. */
class RequirementsTest {
  private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
  private static final CommitSha NEWEST = new CommitSha("a".repeat(40));
  private static final CommitSha EARLIER = new CommitSha("b".repeat(40));

  @Test
  void aPeersApprovalOfTheNewestCommitIsEnough() {
    assertThat(missing("", approval("bob", NEWEST))).isEmpty();
  }

  @Test
  void anApprovalOfAnEarlierCommitIsStale() {
    assertThat(missing("", approval("bob", EARLIER)))
        .containsExactly(
            "0 of 1 peers approve commit aaaaaaaaaaaa; the approval of bob is of an earlier one");
  }

  @Test
  void whoAsksForChangesIsAskedAgain() {
    Review refusal = new Review("cy", Review.Verdict.REQUEST_CHANGES, EARLIER, "", NOW);

    assertThat(missing("", refusal, approval("bob", NEWEST)))
        .containsExactly("cy asks for changes");
    assertThat(missing("", refusal, approval("cy", NEWEST))).isEmpty();
  }

  @Test
  void nobodyIsThePeerOfTheirOwnWork() {
    assertThat(missing("", approval("ada", NEWEST))).hasSize(1);
    assertThat(missing("", approval("Pat", NEWEST))).as("pushed to it").hasSize(1);
    assertThat(missing("", approval("paula", NEWEST))).as("co-author by mail").hasSize(1);
  }

  @Test
  void ofOwnedFilesAnOwnerApproves() {
    assertThat(missing("*.java @owen @olga", approval("bob", NEWEST)))
        .containsExactly("no owner of src/Money.java, reverted/Bank.java approves: @olga or @owen");
    assertThat(missing("*.java @owen @olga", approval("olga", NEWEST))).isEmpty();
    assertThat(missing("*.md @owen", approval("bob", NEWEST))).isEmpty();
  }

  @Test
  void ownersAreAskedAboutWhatMainGetsAndNotAboutWhatIsShown() {
    assertThat(missing("reverted/ @owen", approval("bob", NEWEST)))
        .containsExactly("no owner of reverted/Bank.java approves: @owen");
  }

  @Test
  void whereTheAuthorOwnsTheFileAnyPeerApproves() {
    assertThat(missing("*.java @ada", approval("bob", NEWEST))).isEmpty();
    assertThat(missing("*.java @ada")).hasSize(1);
  }

  @Test
  void aNameInACommitDoesNotTakeAwayTheOwner() {
    assertThat(missing("Money.java @paula", approval("bob", NEWEST)))
        .containsExactly("no owner of src/Money.java approves: @paula");
  }

  @Test
  void aNameInACommitDoesNotSilenceWhoAsksForChanges() {
    Review refusal = new Review("paula", Review.Verdict.REQUEST_CHANGES, EARLIER, "", NOW);

    assertThat(missing("", refusal, approval("bob", NEWEST)))
        .containsExactly("paula asks for changes");
    assertThat(missing("", refusal, approval("paula", NEWEST)))
        .as("withdrawn, and nobody's approval")
        .containsExactly("0 of 1 peers approve commit aaaaaaaaaaaa");
  }

  @Test
  void whatIsTooMuchToReadIsNotMerged() {
    assertThat(missing(List.of("it has more than 1000 files"), "", approval("bob", NEWEST)))
        .containsExactly("it has more than 1000 files: split it");
  }

  private static Review approval(String reviewer, CommitSha commit) {
    return new Review(reviewer, Review.Verdict.APPROVE, commit, "", NOW);
  }

  private static List<String> missing(String owners, Review... reviews) {
    return missing(List.of(), owners, reviews);
  }

  private static List<String> missing(List<String> unread, String owners, Review... reviews) {
    Proposal proposal =
        new Proposal(
            new ChangeId(new RepositoryName("shop"), 7),
            new UUID(0, 1),
            new BranchName("money"),
            BranchName.MAIN,
            "Money",
            "",
            "ada",
            Set.of("pat"),
            NEWEST,
            NOW,
            NOW);
    Commit commit =
        new Commit(
            NEWEST,
            new Authorship(new Person("Ada", "ada@example.org"), NOW, "Money"),
            List.of(new Person("Paula P", "paula@example.org")),
            NOW,
            1);
    ReadPullRequest.Content content =
        new ReadPullRequest.Content(
            EARLIER,
            List.of(commit),
            List.of(new ChangedFile("src/Money.java", ChangedFile.Kind.MODIFIED, 1, 1)),
            List.of("src/Money.java", "reverted/Bank.java"),
            CodeOwners.parse("CODEOWNERS", owners, IgnorePatternsFixture.patterns()),
            unread);
    return new Requirements(
            new PullRequest.Open(proposal, false, null, new UUID(0, 2)), content, List.of(reviews))
        .missing(1);
  }
}
