package io.threeways.build.pullrequest;

import io.threeways.build.pullrequest.MergeTrain.Car;
import io.threeways.build.pullrequest.MergeTrain.Step;
import io.threeways.build.pullrequest.MergeTrain.Verdict;
import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.Merges;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.BuildId;
import io.threeways.build.run.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A merge queue in which everything goes wrong that can: hosts fail, and processes die between the
 * move of main and its record.
 */
final class ModelQueue {
  private static final RepositoryName SHOP = new RepositoryName("shop");
  private static final int MOST_ROUNDS_PER_CHANGE = 2_000;

  private final World world;
  private final Random random;
  private final int changes;
  private final int window;
  private final int size;
  private final List<Integer> arrivals;

  private final List<Integer> waiting = new ArrayList<>();
  private final Map<Integer, Integer> together = new HashMap<>();
  private final List<Batch.Active> active = new ArrayList<>();
  private final Map<BuildId, Verdict> verdicts = new HashMap<>();
  private final List<Integer> landed = new ArrayList<>();

  /** Main's tree after each landing, by how many changes had landed then. */
  private final TreeMap<Integer, CommitSha> trees = new TreeMap<>();

  /** Behind the world's main after a death. */
  private CommitSha recordedMain;

  private long numbers;
  private boolean red;
  private boolean twice;

  ModelQueue(World world, Random random, int changes, int window, int size) {
    this.world = world;
    this.random = random;
    this.changes = changes;
    this.window = window;
    this.size = size;
    this.arrivals = new ArrayList<>(IntStream.rangeClosed(1, changes).boxed().toList());
    this.recordedMain = world.main();
  }

  List<Integer> landed() {
    return landed;
  }

  TreeMap<Integer, CommitSha> trees() {
    return trees;
  }

  boolean wasEverRed() {
    return red;
  }

  boolean landedTwice() {
    return twice;
  }

  long batches() {
    return numbers;
  }

  void runToTheEnd() {
    int rounds = 0;
    while (!arrivals.isEmpty() || !waiting.isEmpty() || !active.isEmpty()) {
      if (++rounds > changes * MOST_ROUNDS_PER_CHANGE) {
        throw new AssertionError("the queue does not come to an end");
      }
      somethingHappens();
      apply(MergeTrain.next(view()));
    }
  }

  private void somethingHappens() {
    if (!arrivals.isEmpty() && random.nextInt(3) == 0) {
      waiting.add(arrivals.removeFirst());
    }
    if (!active.isEmpty()) {
      Batch.Active batch = active.get(random.nextInt(active.size()));
      if (verdicts.get(batch.build()) instanceof MergeTrain.Undecided && random.nextBoolean()) {
        verdicts.put(batch.build(), built(batch));
      }
    }
  }

  private Verdict built(Batch.Active batch) {
    if (random.nextInt(10) == 0) {
      return new MergeTrain.HostFailed();
    }
    return world.isGreen(batch.merge().commit())
        ? new MergeTrain.Green()
        : new MergeTrain.Red(new Cause(Cause.Fault.CODE, "unit", "red", 1, List.of(), List.of()));
  }

  private MergeTrain.View view() {
    return new MergeTrain.View(
        recordedMain,
        active.stream()
            .map(
                batch ->
                    new Car(batch, Objects.requireNonNull(verdicts.get(batch.build())), true, true))
            .toList(),
        waiting.stream()
            .map(
                change ->
                    new MergeTrain.Waiting(member(change), together.getOrDefault(change, size)))
            .toList(),
        window,
        size,
        random.nextInt(10) == 0);
  }

  private void apply(Step step) {
    switch (step) {
      case MergeTrain.Wait _ -> {}
      case MergeTrain.Form(List<Batch.Member> members, CommitSha base) -> form(members, base);
      case MergeTrain.Land(Batch.Active batch) -> land(batch);
      case MergeTrain.Split(List<Batch.Active> from) -> {
        Batch.Merge merge = from.getFirst().merge();
        merge.members().forEach(member -> together.put(of(member), MergeTrain.half(merge)));
        dissolve(from);
      }
      case MergeTrain.Eject(List<Batch.Active> from, Verdict _) -> {
        dissolve(from);
        from.getFirst().merge().members().forEach(member -> waiting.remove(of(member)));
      }
      case MergeTrain.Dissolve(List<Batch.Active> from, String _) -> dissolve(from);
      case MergeTrain.Pause(List<Batch.Active> from) -> dissolve(from);
    }
  }

  /** Main is moved by compare-and-swap; sometimes nobody is left to record it. */
  private void land(Batch.Active batch) {
    Batch.Merge merge = batch.merge();
    if (world.moveMain(merge.base(), merge.commit())) {
      red |= !world.isGreen(world.main());
    }
    if (random.nextInt(4) == 0) {
      // Dead: whoever comes next finds the batch about to land, and main where it leads.
      return;
    }
    recordedMain = world.main();
    for (Batch.Member member : merge.members()) {
      twice |= landed.contains(of(member));
      landed.add(of(member));
    }
    trees.put(landed.size(), merge.tree());
    active.remove(batch);
  }

  private void form(List<Batch.Member> members, CommitSha base) {
    List<Batch.Member> in = new ArrayList<>();
    Merges.Clean last = new Merges.Clean(base, base);
    for (Batch.Member member : members) {
      if (!(world.merge(last.commit(), of(member)) instanceof Merges.Clean clean)) {
        break;
      }
      last = clean;
      in.add(member);
    }
    if (in.isEmpty()) {
      if (base.equals(recordedMain)) {
        waiting.remove(of(members.getFirst()));
      }
      return;
    }
    numbers++;
    BuildId build = new BuildId(SHOP, numbers);
    active.add(
        new Batch.Trying(
            new Batch.Merge(
                SHOP,
                numbers,
                in.getFirst().change(),
                in,
                base,
                last.commit(),
                last.tree(),
                Instant.EPOCH),
            build));
    verdicts.put(build, new MergeTrain.Undecided());
    in.forEach(member -> waiting.remove(of(member)));
  }

  /** Back to where they stood: they came before all that wait now. */
  private void dissolve(List<Batch.Active> from) {
    active.removeAll(from);
    from.forEach(batch -> batch.merge().members().forEach(member -> waiting.add(of(member))));
    waiting.sort(Integer::compare);
  }

  private Batch.Member member(int change) {
    return new Batch.Member(new ChangeId(SHOP, change), world.head(change));
  }

  private static Integer of(Batch.Member member) {
    return Math.toIntExact(member.change().number());
  }
}
