package io.threeways.build.pullrequest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a pull request still needs before it may be merged: nothing, when every peer who has asked
 * for changes has withdrawn that, enough peers approve its newest commit, and among them is an
 * owner of each owned file that main would get differently.
 *
 * <p>Where those who opened it or pushed to it alone own a file, any peer's approval does: they are
 * the ones who know it.
 */
final class Requirements {
  /** How many files a sentence names. */
  private static final int NAMED = 3;

  private final PullRequest.Open pullRequest;
  private final ReadPullRequest.Content content;
  private final Authors authors;

  /** Of each peer the newest that is more than a comment. */
  private final Map<String, Review> standing;

  Requirements(
      PullRequest.Open pullRequest, ReadPullRequest.Content content, List<Review> reviews) {
    this.pullRequest = pullRequest;
    this.content = content;
    this.authors = Authors.of(pullRequest.proposal(), content.commits());
    this.standing = standing(reviews, authors);
  }

  /** One sentence each. */
  List<String> missing(int approvals) {
    List<String> missing = new ArrayList<>();
    if (pullRequest.draft()) {
      missing.add("it is a draft");
    }
    if (content.commits().isEmpty()) {
      missing.add("main has all of its commits already");
    }
    content.unread().forEach(unread -> missing.add(unread + ": split it"));
    standing.values().stream()
        .filter(review -> review.verdict() == Review.Verdict.REQUEST_CHANGES)
        .forEach(review -> missing.add("%s asks for changes".formatted(review.reviewer())));
    Set<String> approving = approving();
    if (approving.size() < approvals) {
      missing.add(
          "%d of %d peers approve commit %s%s"
              .formatted(
                  approving.size(),
                  approvals,
                  pullRequest.proposal().commit().abbreviated(),
                  stale()));
    }
    missing.addAll(unapprovedOwners(approving));
    return missing;
  }

  private Set<String> approving() {
    return standing.values().stream()
        .filter(review -> review.verdict() == Review.Verdict.APPROVE)
        .filter(this::isOfNewest)
        .map(Review::reviewer)
        .filter(reviewer -> !authors.include(reviewer))
        .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
  }

  private String stale() {
    String stale =
        standing.values().stream()
            .filter(review -> review.verdict() == Review.Verdict.APPROVE)
            .filter(review -> !isOfNewest(review))
            .map(Review::reviewer)
            .collect(Collectors.joining(", "));
    return stale.isEmpty() ? "" : "; the approval of %s is of an earlier one".formatted(stale);
  }

  private boolean isOfNewest(Review review) {
    return review.commit().equals(pullRequest.proposal().commit());
  }

  private List<String> unapprovedOwners(Set<String> approving) {
    Map<Set<String>, List<String>> filesByOwners = new LinkedHashMap<>();
    for (String path : content.landing()) {
      Set<String> owners = content.owners().of(path);
      boolean approved = owners.stream().anyMatch(approving::contains);
      boolean ownedByAuthors = owners.stream().allMatch(authors::areProven);
      if (!approved && !ownedByAuthors) {
        filesByOwners.computeIfAbsent(owners, any -> new ArrayList<>()).add(path);
      }
    }
    return filesByOwners.entrySet().stream()
        .map(entry -> ownersMissing(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static String ownersMissing(Set<String> owners, List<String> files) {
    String more = files.size() > NAMED ? " and %d more".formatted(files.size() - NAMED) : "";
    return "no owner of %s%s approves: %s"
        .formatted(
            files.stream().limit(NAMED).collect(Collectors.joining(", ")),
            more,
            owners.stream().map(owner -> "@" + owner).collect(Collectors.joining(" or ")));
  }

  private static Map<String, Review> standing(List<Review> reviews, Authors authors) {
    Map<String, Review> standing = new TreeMap<>();
    reviews.stream()
        .filter(review -> review.verdict() != Review.Verdict.COMMENT)
        // A peer who has pushed since is none any more; whom a commit names still asks for changes.
        .filter(review -> !authors.areProven(review.reviewer()))
        .forEach(review -> standing.put(review.reviewer().toLowerCase(Locale.ROOT), review));
    return standing;
  }
}
