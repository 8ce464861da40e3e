package io.threeways.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.threeways.testkit.GitSandbox;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Whether what the merge queue lands is what would have landed one by one: {@link RandomChanges},
 * proposed, approved by a peer and sent to the queue of a running installation in random groups.
 * Some conflict, some are red, alone or with another one, every 25th build flakes, and now and then
 * the process with the queue is killed and goes on from its rows.
 *
 * <p>Who is ejected though it would land by now is a flake's victim, and is sent again until nobody
 * is. Then {@link SequentialOracle} merges in the order of main's history: its trees must be
 * main's, none of them may be red, no change may have landed twice, and whoever has not landed must
 * be refused by the oracle too.
 *
 * <p>Arguments: {@code merges}, {@code kills}, {@code merge-seed}.
 */
public final class QueueMerges implements Benchmark {
  /** More than are tried at once, so that there are always some that wait. */
  private static final int QUEUED = 24;

  private static final int MOST_AT_ONCE = 8;

  /** Their own builds are made before merges that come later. */
  private static final int BRANCHES_PER_PUSH = 8;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  /** A flake rarely hits the same change twice. */
  private static final int MOST_TRIES = 20;

  @Override
  public String name() {
    return "merges";
  }

  @Override
  public ObjectNode run(Arguments arguments) throws Exception {
    Installation installation = Installation.running();
    int kills = arguments.number("kills", 20);
    RandomChanges changes =
        new RandomChanges(
            arguments.number("merges", 2_000), arguments.number("merge-seed", 20261127));
    try (GitSandbox git = GitSandbox.repository()) {
      Run run = new Run(installation, git, changes);
      run.begin();
      return figures(installation, run, run.toTheEnd(kills));
    }
  }

  private static ObjectNode figures(Installation installation, Run run, SequentialOracle oracle) {
    Figures figures =
        new Figures()
            .tell("merges", run.changes.number())
            .tell("landed", oracle.landed().size())
            .tell("refused", run.changes.number() - oracle.landed().size())
            .tell("refusedAtOnce", run.refusedAtOnce)
            .tell("sentAgain", run.sentAgain)
            .tell("kills", run.killed)
            .atMost("treesThatDiffer", oracle.differing(), 0)
            .atMost("redMains", oracle.red(), 0)
            .atMost("landedTwice", oracle.twice(), 0)
            .atMost("refusedWrongly", run.wrongly, 0);
    installation.tellFlags(figures);
    return figures.json();
  }

  /** One repository, its queue and what was sent there. */
  private static final class Run {
    private final Installation installation;
    private final GitSandbox git;
    private final RandomChanges changes;
    private final Random random;
    private final String repository = "bench-" + UUID.randomUUID().toString().substring(0, 8);
    private final Deque<Integer> arrivals;

    /** Of each change that was sent its pull request. */
    private final Map<Integer, String> pulls = new HashMap<>();

    /** Of each branch its commit. */
    private final Map<String, String> heads = new HashMap<>();

    private Installation peer;
    private int pushed;
    private int killed;
    private int sentAgain;
    private int refusedAtOnce;
    private long wrongly;

    Run(Installation installation, GitSandbox git, RandomChanges changes) {
      this.installation = installation;
      this.peer = installation;
      this.git = git;
      this.changes = changes;
      this.random = new Random(changes.seed());
      this.arrivals = new ArrayDeque<>(changes.all());
    }

    void begin() throws IOException, InterruptedException {
      installation.createRepository(repository);
      String robin = repository + "-robin";
      installation.post(
          "/api/gateway/members", object().put("name", robin).put("role", "developer"));
      peer =
          installation.as(
              installation
                  .post(
                      "/api/gateway/tokens", object().put("name", repository).put("member", robin))
                  .path("token")
                  .asText());
      git.file("import", changes.fastImport());
      git.git("-c", "alias.load=!git fast-import --quiet --force < import", "load");
      git.git("config", "gc.auto", "0");
      git.git("for-each-ref", "--format=%(refname:short) %(objectname)", "refs/heads/change-*")
          .lines()
          .map(line -> line.split(" "))
          .forEach(words -> heads.put(words[0], words[1]));
      git.git("remote", "add", "origin", installation.gitUrl(repository));
      git.git("config", "http.extraHeader", "Authorization: Bearer " + installation.token());
      git.git("push", "-q", "origin", "main");
    }

    /**
     * @param kills spread over all changes
     */
    SequentialOracle toTheEnd(int kills) throws IOException, InterruptedException {
      for (int tries = 1; ; tries++) {
        while (true) {
          int queued = queued();
          if (queued == 0 && arrivals.isEmpty()) {
            break;
          }
          int most = Math.min(QUEUED - queued, random.nextInt(MOST_AT_ONCE + 1));
          for (int i = 0; i < most && !arrivals.isEmpty(); i++) {
            send(arrivals.removeFirst());
          }
          if (killed < kills && pulls.size() > changes.number() * killed / kills) {
            kill();
            System.err.printf("  %d sent, killed %d times%n", pulls.size(), killed);
          }
          LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        git.git("fetch", "-q", "origin", "+refs/heads/main:refs/remotes/origin/main");
        SequentialOracle oracle = SequentialOracle.of(git, "main", "origin/main");
        List<Integer> victims = victims(oracle);
        if (victims.isEmpty() || tries == MOST_TRIES) {
          wrongly = victims.size();
          return oracle;
        }
        System.err.printf("  %d are sent again%n", victims.size());
        sentAgain += victims.size();
        for (int victim : victims) {
          merge(victim);
        }
      }
    }

    /** At any moment of what the queue does. */
    private void kill() throws IOException, InterruptedException {
      LockSupport.parkNanos(random.nextLong(Duration.ofSeconds(1).toNanos()));
      Installation.crash("build");
      killed++;
    }

    private int queued() throws IOException, InterruptedException {
      return installation
          .get("/api/build/pulls?state=queued&limit=100&repository=" + repository)
          .size();
    }

    private void send(int change) throws IOException, InterruptedException {
      while (pushed < change) {
        push();
      }
      JsonNode opened =
          installation.post(
              "/api/build/pulls",
              object().put("repository", repository).put("branch", RandomChanges.branch(change)));
      String pull = opened.path("id").asText();
      peer.post(
          "/api/build/pulls/" + pull + "/reviews",
          object().put("verdict", "approve").put("commit", opened.path("commit").asText()));
      pulls.put(change, pull);
      merge(change);
    }

    private void merge(int change) throws IOException, InterruptedException {
      if (!installation.mayPost("/api/build/pulls/" + pulls.get(change) + "/merge", object())) {
        refusedAtOnce++;
      }
    }

    private void push() {
      List<Integer> next = changes.all().stream().skip(pushed).limit(BRANCHES_PER_PUSH).toList();
      git.git(
          Stream.concat(Stream.of("push", "-q", "origin"), next.stream().map(RandomChanges::branch))
              .toArray(String[]::new));
      pushed += next.size();
    }

    private List<Integer> victims(SequentialOracle oracle) {
      Set<String> landed = new HashSet<>(oracle.landed());
      List<Integer> victims = new ArrayList<>();
      for (int change : changes.all()) {
        String head = Objects.requireNonNull(heads.get(RandomChanges.branch(change)));
        if (!landed.contains(head) && oracle.takes(git, head)) {
          victims.add(change);
        }
      }
      return victims;
    }

    private static ObjectNode object() {
      return JsonNodeFactory.instance.objectNode();
    }
  }
}
