package io.threeways.build.andon;

import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.Change;
import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.Changes;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.Head;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.Build;
import io.threeways.pipeline.report.FailedTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stops main: from the commit of this transaction on nothing but a fix enters it, because a push
 * and a pull take the same lock.
 */
@ApplicationScoped
public class PullCord {
  private final Cords cords;
  private final Changes changes;
  private final GreenMain greenMain;
  private final AndonAnnouncements announcements;
  private final TellMembers tellMembers;
  private final Clock clock;
  private final Supplier<UUID> ids;

  PullCord(
      Cords cords,
      Changes changes,
      GreenMain greenMain,
      AndonAnnouncements announcements,
      TellMembers tellMembers,
      @Named("build-clock") Clock clock,
      @Named("build-ids") Supplier<UUID> ids) {
    this.cords = cords;
    this.changes = changes;
    this.greenMain = greenMain;
    this.announcements = announcements;
    this.tellMembers = tellMembers;
    this.clock = clock;
    this.ids = ids;
  }

  /** What came of an attempt. */
  public sealed interface Result {
    record Pulled(Cord.Pulled cord) implements Result {}

    /** The first who pulled it stands. */
    record WasPulled(Cord.Pulled cord) implements Result {}

    /** A newer commit is green already: what is told of an older one changes nothing. */
    record Outdated() implements Result {}

    /** There is no main, or it does not contain the commit. */
    record NotOnMain() implements Result {}
  }

  /** A build of main failed by the code's fault. */
  @Transactional(Transactional.TxType.MANDATORY)
  Result byBuild(Build.Failed build, String sentence) {
    RepositoryName repository = build.id().repository();
    changes.lock(repository);
    FailedTest test = build.cause().tests().stream().findFirst().orElse(null);
    Breakage.RedBuild breakage =
        new Breakage.RedBuild(
            build.id(),
            build.origin().change(),
            build.origin().commit(),
            build.cause().stage(),
            test);
    String pusher = changes.find(breakage.change()).map(Change::pusher).orElse("unknown");
    return pull(repository, breakage, pusher, sentence, build);
  }

  /** A person stops main; {@code reason} is told to everyone. */
  @Transactional
  public Result byHand(RepositoryName repository, String member, String reason) {
    changes.lock(repository);
    Head head = changes.heads(repository).get(BranchName.MAIN);
    return head == null
        ? new Result.NotOnMain()
        : pull(
            repository,
            new Breakage.SeenByPerson(head.commit(), head.change()),
            member,
            reason,
            null);
  }

  /**
   * Another tool's run of main failed.
   *
   * @param reason one sentence for a person
   */
  @Transactional
  public Result byForeignRun(
      RepositoryName repository, Witness pipeline, URI run, CommitSha commit, String reason) {
    changes.lock(repository);
    Head head = changes.heads(repository).get(BranchName.MAIN);
    if (head == null || !greenMain.contains(repository, head.commit(), commit)) {
      return new Result.NotOnMain();
    }
    Optional<Change> change = changes.find(head.change());
    boolean isHead = commit.equals(head.commit());
    Breakage breakage =
        new Breakage.ForeignRun(pipeline, run, commit, isHead ? head.change() : null);
    String by = isHead ? change.map(Change::pusher).orElse(pipeline.name()) : pipeline.name();
    return pull(repository, breakage, by, reason, null);
  }

  private Result pull(
      RepositoryName repository,
      Breakage breakage,
      String by,
      String reason,
      Build.@Nullable Failed build) {
    return switch (cords.of(repository)) {
      case Cord.Pulled pulled -> new Result.WasPulled(pulled);
      case Cord.Released released -> {
        boolean seenByPerson = breakage instanceof Breakage.SeenByPerson;
        if (!seenByPerson
            && greenMain.isBehind(repository, breakage.witness(), breakage.commit())) {
          yield new Result.Outdated();
        }
        Cord.Pulled pulled =
            released.pull(
                breakage, by, reason, clock.instant(), chain(breakage.change()), ids.get());
        cords.save(pulled);
        announcements.pulled(pulled, build);
        tellMembers.ofPull(pulled);
        yield new Result.Pulled(pulled);
      }
    };
  }

  private UUID chain(@Nullable ChangeId change) {
    return change == null ? ids.get() : changes.find(change).map(Change::chain).orElseGet(ids);
  }
}
