package io.threeways.build.pullrequest;

import io.threeways.build.repository.CommitSha;
import io.threeways.build.run.Cause;
import java.util.ArrayList;
import java.util.List;

/**
 * What a merge queue does next.
 *
 * <p>A window of batches is tried at once, each merged onto the one ahead of it. Only the first is
 * judged: it is merged onto main as it is. Green it lands, and the next one is first. Red and of
 * several, it is halved, and its halves are tried; red and alone, it is guilty and leaves. What was
 * merged onto a batch that does not land is merged anew. A fix that main waits for goes before all
 * others.
 */
final class MergeTrain {
  private MergeTrain() {}

  /** What the build of a batch came to. */
  sealed interface Verdict {}

  record Undecided() implements Verdict {}

  record Green() implements Verdict {}

  record Red(Cause cause) implements Verdict {}

  /** Nobody knows whether it is good: the host failed. */
  record HostFailed() implements Verdict {}

  /** Somebody stopped it. */
  record Stopped(String reason) implements Verdict {}

  /**
   * A batch as it stands.
   *
   * @param intact whether each member is still queued with the commit that was merged
   * @param admitted whether main would take each member now, or there is no hurry
   */
  record Car(Batch.Active batch, Verdict verdict, boolean intact, boolean admitted) {}

  /**
   * A pull request that no batch has.
   *
   * @param together with how many it may be tried at most, itself included
   */
  record Waiting(Batch.Member member, int together) {}

  /**
   * All that counts.
   *
   * @param main where it stands
   * @param cars the first one first
   * @param waiting the one that has waited longest first
   * @param window how many batches are tried at once
   * @param size of a batch at most
   * @param paused no new builds are begun
   */
  record View(
      CommitSha main, List<Car> cars, List<Waiting> waiting, int window, int size, boolean paused) {
    View {
      cars = List.copyOf(cars);
      waiting = List.copyOf(waiting);
    }
  }

  /** What is done next. */
  sealed interface Step {}

  /** Nothing, until a build ends or something else happens. */
  record Wait() implements Step {}

  record Land(Batch.Active batch) implements Step {}

  /**
   * The members leave, and the batches are no more.
   *
   * @param from the first batch and all behind it, the first one first
   */
  record Eject(List<Batch.Active> from, Verdict why) implements Step {}

  /** The batches are no more; each member of the first is tried with half as many others. */
  record Split(List<Batch.Active> from) implements Step {}

  /** The batches are no more, and their members wait again. */
  record Dissolve(List<Batch.Active> from, String reason) implements Step {}

  /** The same, and new builds wait a while. */
  record Pause(List<Batch.Active> from) implements Step {}

  /** As many of them as go together are merged onto a base. */
  record Form(List<Batch.Member> members, CommitSha base) implements Step {}

  static Step next(View view) {
    CommitSha base = view.main();
    for (int i = 0; i < view.cars().size(); i++) {
      Car car = view.cars().get(i);
      List<Batch.Active> from =
          view.cars().subList(i, view.cars().size()).stream().map(Car::batch).toList();
      if (!car.batch().merge().base().equals(base)) {
        return new Dissolve(from, "what it was merged onto is not ahead of it any more");
      }
      if (!car.intact()) {
        return new Dissolve(from, "one of it has changed or left");
      }
      if (!car.admitted()) {
        return new Dissolve(from, "main takes a fix before anything else");
      }
      switch (car.verdict()) {
        case HostFailed _ -> {
          return new Pause(from);
        }
        case Stopped stopped -> {
          return new Eject(from, stopped);
        }
        case Green green -> {
          if (i == 0) {
            return new Land(car.batch());
          }
        }
        case Red red -> {
          if (i == 0) {
            return car.batch().merge().members().size() > 1
                ? new Split(from)
                : new Eject(from, red);
          }
        }
        case Undecided _ -> {}
      }
      base = car.batch().merge().commit();
    }
    boolean room = view.cars().size() < view.window() && !view.paused();
    return room && !view.waiting().isEmpty()
        ? new Form(group(view.waiting(), view.size()), base)
        : new Wait();
  }

  private static List<Batch.Member> group(List<Waiting> waiting, int size) {
    List<Batch.Member> group = new ArrayList<>();
    int most = size;
    for (Waiting next : waiting) {
      most = Math.min(most, next.together());
      if (group.size() >= most) {
        break;
      }
      group.add(next.member());
    }
    return group;
  }

  /** With how many a member of a red batch of that size is tried next. */
  static int half(Batch.Merge red) {
    return Math.max(1, red.members().size() / 2);
  }
}
