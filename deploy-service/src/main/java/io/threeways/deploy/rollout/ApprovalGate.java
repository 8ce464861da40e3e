package io.threeways.deploy.rollout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the plan asks for it, somebody has to agree who had no hand in what is carried: who Git
 * says wrote it, and who is known to have pushed or proposed it, whatever Git says.
 */
@ApplicationScoped
public class ApprovalGate implements Gate {
  private final CarriedChanges changes;
  private final Contributors contributors;

  @Inject
  public ApprovalGate(CarriedChanges changes, Contributors contributors) {
    this.changes = changes;
    this.contributors = contributors;
  }

  @Override
  public String word() {
    return "approval";
  }

  @Override
  public Optional<Hold> hold(Application application, Deployment waiting, Instant now) {
    if (waiting.release().plan().approval() == Plan.Approval.NONE) {
      return Optional.empty();
    }
    List<String> authors = authors(application, waiting);
    return authors.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Hold(
                word(),
                "Somebody else than its authors (%s) has to approve it: threeways deploy approve %s"
                    .formatted(String.join(", ", authors), waiting.id()),
                null));
  }

  @Override
  public Optional<String> objection(Application application, Deployment waiting, String user) {
    return authors(application, waiting).stream()
        .filter(author -> isOne(author, user))
        .map(author -> "%s is %s, an author of what it carries.".formatted(user, author))
        .findFirst();
  }

  private List<String> authors(Application application, Deployment waiting) {
    List<Change> carried = changes.of(application, waiting);
    return Stream.concat(
            carried.stream().map(Change::author),
            contributors.of(carried.stream().map(Change::id).toList()).stream())
        .distinct()
        .toList();
  }

  /** Git knows names and addresses, we know members: whoever may be an author is taken for one. */
  private static boolean isOne(String author, String user) {
    int mail = author.indexOf('<');
    String name = mail < 0 ? author : author.substring(0, mail);
    String address = mail < 0 ? "" : author.substring(mail + 1).replace(">", "");
    int at = address.indexOf('@');
    String local = at < 0 ? address : address.substring(0, at);
    return List.of(name.strip(), address.strip(), local.strip()).stream()
        .anyMatch(user::equalsIgnoreCase);
  }
}
