package io.threeways.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.threeways.cli.platform.Api;
import io.threeways.cli.platform.GitAccess;
import io.threeways.cli.platform.HostFolders;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * 14. A playbook is proposed, its difference shown, applied from main; a change by hand is found.
 */
final class ConfiguredScene implements Scene {
  private static final Duration RUN_LIMIT = Duration.ofSeconds(90);
  private static final String ENVIRONMENT = "production";
  private static final String BRANCH = "proposal";
  private static final String REVIEWER = "kim";
  private static final String PLAYBOOK = "infra/production.yml";

  private final Story story;
  private final HostFolders folders;
  private final GitAccess access;
  private final String repository;
  private final Path tree;
  private final Git git;

  ConfiguredScene(Story story, HostFolders folders, GitAccess access) {
    this.story = story;
    this.folders = folders;
    this.access = access;
    this.repository = story.shop().name() + "-infrastructure";
    this.tree = story.shop().tree().resolveSibling(repository);
    this.git = new Git(tree);
  }

  @Override
  public String title() {
    return "Infrastructure as code";
  }

  @Override
  public Sight play() throws IOException, InterruptedException {
    ObjectNode evidence = JsonNodeFactory.instance.objectNode();
    if (!isInstalled("ansible-playbook")) {
      return Sight.skipped("nothing was shown: this host has no ansible-playbook");
    }
    begin();
    story.api().put("/api/deploy/configurations/" + ENVIRONMENT, Map.of("repository", repository));

    String proposed = propose("Greet customers by name", "welcome");
    JsonNode shown = run(proposed, "proposal");
    evidence.set("proposal", shown);
    AssertionFailed.unless(
        shown.path("outcome").asText().equals("different") && says(shown, "greeting=welcome"),
        "the difference of a proposed playbook is not shown: %s",
        shown);
    Path greeting = machine().resolve("etc/" + repository + "/greeting.conf");
    AssertionFailed.unless(!Files.exists(greeting), "what was only proposed was done");

    String landed = reviewedAndMerged();
    JsonNode applied = run(landed, "apply");
    evidence.set("apply", applied);
    AssertionFailed.unless(
        applied.path("outcome").asText().equals("applied")
            && Files.readString(greeting).equals("greeting=welcome\n"),
        "main's playbook was not applied: %s",
        applied);

    Files.writeString(greeting, "greeting=go away\n");
    JsonNode drift = ordered("check");
    evidence.set("drift", drift);
    AssertionFailed.unless(
        drift.path("outcome").asText().equals("different") && says(drift, "greeting=go away"),
        "a change by hand was not found: %s",
        drift);
    evidence.set("again", ordered("apply"));
    AssertionFailed.unless(
        Files.readString(greeting).equals("greeting=welcome\n"),
        "the change by hand is still there");
    return new Sight(
        "%d differences shown in review, applied by ansible-playbook after the merge; a change by hand found and undone"
            .formatted(shown.path("differences").size()),
        evidence);
  }

  /**
   * A peer approves it, the merge queue tests and lands it.
   *
   * @return the commit at which main stands with it
   */
  private String reviewedAndMerged() throws InterruptedException {
    JsonNode proposed =
        story.api().post("/api/build/pulls", Map.of("repository", repository, "branch", BRANCH));
    String pull = proposed.path("id").asText();
    String commit = proposed.path("commit").asText();
    Api peer = story.api().as(story.tokenOf(REVIEWER));
    peer.post(
        "/api/build/pulls/" + pull + "/reviews", Map.of("verdict", "approve", "commit", commit));
    story.api().post("/api/build/pulls/" + pull + "/merge", Map.of());
    return story
        .patience()
        .await(
            "merge of " + pull,
            RUN_LIMIT,
            () ->
                Optional.of(story.api().get("/api/build/pulls/" + pull))
                    .filter(view -> view.path("state").asText().equals("merged")))
        .at("/merged/commit")
        .asText();
  }

  private void begin() throws IOException, InterruptedException {
    JsonNode created = story.api().post("/api/build/repositories", Map.of("name", repository));
    Files.createDirectories(tree.resolve("infra"));
    git.run("init", "--quiet", "--initial-branch=main");
    for (var entry : access.configuration().entrySet()) {
      git.run("config", entry.getKey(), entry.getValue());
    }
    git.run("remote", "add", "origin", created.path("gitUrl").asText());
    Files.writeString(
        tree.resolve(".threeways.yaml"),
        """
        version: 1
        stages:
          - name: unit
            run: grep -q host_root infra/production.yml
        """);
    Files.writeString(tree.resolve(PLAYBOOK), "# host_root: nothing yet\n");
    commit("Begin", "main");
  }

  private String propose(String message, String greeting) throws IOException, InterruptedException {
    git.run("checkout", "--quiet", "-b", BRANCH);
    Files.writeString(
        tree.resolve(".threeways.yaml"),
        Files.readString(tree.resolve(".threeways.yaml"))
            + """
            environments:
              %s: {configured-by: {ansible: %s}}
            """
                .formatted(ENVIRONMENT, PLAYBOOK));
    Files.writeString(
        tree.resolve(PLAYBOOK),
        """
        - hosts: all
          gather_facts: false
          tasks:
            - name: Folder of settings
              ansible.builtin.file: {path: "{{ host_root }}/etc/%1$s", state: directory}
            - name: Greeting
              ansible.builtin.copy:
                dest: "{{ host_root }}/etc/%1$s/greeting.conf"
                content: "greeting=%2$s\\n"
        """
            .formatted(repository, greeting));
    return commit(message, BRANCH);
  }

  private String commit(String message, String branch) throws IOException, InterruptedException {
    git.run("add", "--all");
    git.run("commit", "--quiet", "--message", message);
    git.run("push", "--quiet", "origin", branch);
    return git.run("rev-parse", "HEAD");
  }

  /** A commit's run of a kind, once it is over. */
  private JsonNode run(String commit, String kind) throws InterruptedException {
    String path = "/api/deploy/configuration-runs?environment=%s&commit=%s";
    return story
        .patience()
        .await(
            kind + " of " + commit.substring(0, 7),
            RUN_LIMIT,
            () ->
                StreamSupport.stream(
                        story.api().get(path.formatted(ENVIRONMENT, commit)).spliterator(), false)
                    .filter(run -> run.path("kind").asText().equals(kind))
                    .filter(run -> run.path("state").asText().equals("ended"))
                    .findFirst());
  }

  /** A run that a person asks for, once it is over. */
  private JsonNode ordered(String verb) throws InterruptedException {
    JsonNode ordered =
        story.api().post("/api/deploy/configurations/" + ENVIRONMENT + "/" + verb, Map.of());
    String path = "/api/deploy/configuration-runs/" + ordered.path("id").asText();
    return story
        .patience()
        .await(
            "end of " + verb,
            RUN_LIMIT,
            () ->
                Optional.of(story.api().get(path))
                    .filter(run -> run.path("state").asText().equals("ended")));
  }

  /** Where the machine's files lie: on this host, in the agent's folder. */
  private Path machine() {
    return folders.home().resolve("data/agent/workspaces/deploy-configure-host-" + ENVIRONMENT);
  }

  private static boolean says(JsonNode run, String text) {
    return run.path("differences").toString().contains(text);
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
