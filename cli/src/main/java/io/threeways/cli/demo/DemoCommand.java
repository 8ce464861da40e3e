package io.threeways.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.threeways.cli.Output;
import io.threeways.cli.PlatformStart;
import io.threeways.cli.Session;
import io.threeways.cli.TopologyOptions;
import io.threeways.cli.platform.Api;
import io.threeways.cli.platform.GitAccess;
import io.threeways.cli.platform.LocalStop;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Progress;
import io.threeways.cli.terminal.Terminal;
import io.threeways.cli.terminal.Words;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The story: a push, a first deployment, a good change, a bad one, a red one, all of it told, one
 * tried out, two that a queue integrates, and a main that is stopped; then two other strategies, a
 * release, a toggle, a machine's configuration, and what another tool says of main.
 */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Play a change's way from push to verdict, with real parts, and assert what is seen.",
      "Leaves everything running. Ends with 1 when a scene does not see what it should."
    })
public final class DemoCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Mixin private TopologyOptions topology = new TopologyOptions();

  @Option(
      names = "--break",
      paramLabel = "MECHANISM",
      description =
          "Switch one off (${COMPLETION-CANDIDATES}): the story must then fail at its scene.")
  private @Nullable Fault fault;

  @Option(
      names = "--customers",
      defaultValue = "250",
      description = "Customers a second, two requests each on average (${DEFAULT-VALUE}).")
  private int customers;

  @Spec private CommandSpec command = CommandSpec.create();

  private int last = scenes().size();

  private final Session session;

  DemoCommand(Session session) {
    this.session = session;
  }

  @Option(
      names = "--until",
      paramLabel = "SCENE",
      description = "Play the first so many scenes, not all of them.")
  void until(int scene) {
    int all = scenes().size();
    if (scene < 1 || scene > all) {
      throw new ParameterException(
          command.commandLine(),
          "there is no scene %d: --until takes 1 to %d".formatted(scene, all));
    }
    last = scene;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Terminal terminal = session.terminal();
    Demo demo = new Demo(terminal, session.clock(), output.isJson());
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    boolean passed;
    try (Progress progress = session.progress()) {
      JsonNode status = start(progress);
      document.put("topology", status.path("topology").asText());
      Duration ready = progress.elapsed();
      document.put("ready", ready.toString());
      terminal.say("Ready in " + Words.of(ready));
      // A fault that nobody looked for was not found to be harmless.
      passed = play(demo, status, progress) && (fault == null || !demo.skipped(fault.scene()));
      document.put("duration", progress.elapsed().toString());
    }
    document.put("passed", passed);
    document.set("scenes", demo.played());
    if (output.isJson()) {
      terminal.json(document);
    }
    terminal.next("threeways up", "prints a login link: all of this is on the console");
    return passed ? ExitCode.OK : ExitCode.NO;
  }

  private JsonNode start(Progress progress) {
    PlatformStart platform = new PlatformStart(session, progress);
    platform.up(topology);
    if (!topology.isUnsafeBuilds() && hasNoSandbox()) {
      session
          .terminal()
          .say(
              "This host offers no sandbox: the demo runs its own sample, and whatever else is"
                  + " pushed, without one. `threeways down && threeways up` ends that.");
      topology.consentToUnsafeBuilds();
      new LocalStop(session.platform(), progress).down();
      platform.up(topology);
    }
    new FaultSwitch(session.platform()).set(fault);
    return platform.up(topology);
  }

  private boolean hasNoSandbox() {
    Api api = session.platform().gateway();
    JsonNode agent = api.get("/api/agent");
    return agent.path("sandbox").asText().equals("none") && !agent.path("unsafe").asBoolean();
  }

  private boolean play(Demo demo, JsonNode status, Progress progress)
      throws IOException, InterruptedException {
    Api api = session.platform().gateway();
    Path trees = session.platform().folders().home().resolve("demo");
    Shop shop =
        Shop.copy(
            session.platform().folders().root().resolve("samples/shop"),
            trees,
            freeName(api, trees));
    session.terminal().say("The shop that is pushed: " + shop.tree());
    Story story =
        new Story(
            api,
            URI.create(status.at("/gateway/application").asText()),
            shop,
            new Patience(session.clock(), progress));
    GitAccess access = new GitAccess(session.platform().folders(), api.base());
    try (Crowd crowd = new Crowd(story, customers)) {
      Props props = new Props(story, crowd, access);
      return demo.play(scenes().stream().limit(last).map(scene -> scene.apply(props)).toList());
    }
  }

  /** What the scenes have in common. */
  private record Props(Story story, Crowd crowd, GitAccess access) {}

  private List<Function<Props, Scene>> scenes() {
    return List.of(
        props -> new PushScene(props.story(), props.access(), session.terminal()),
        props -> new FirstDeploymentScene(props.story(), props.crowd()),
        props -> new GoodChangeScene(props.story(), props.crowd()),
        props -> new BadChangeScene(props.story(), props.crowd()),
        props -> new RedBuildScene(props.story()),
        props -> new StoryScene(props.story(), props.crowd()),
        props ->
            new FinishedScene(
                props.story(),
                new Check(session.platform().folders(), topology.isUnsafeBuilds()),
                new Remains(
                    props.story(),
                    session.platform().folders().home().resolve("data/agent/workspaces"))),
        props -> new IntegratedScene(props.story()),
        props ->
            new AndonScene(
                props.story(), new Mailbox(session.platform().folders().home().resolve("mail"))),
        props -> new BlueGreenScene(props.story(), props.crowd(), session.clock()),
        props -> new RollingScene(props.story(), props.crowd()),
        props -> new StabilizationScene(props.story()),
        props -> new ToggleScene(props.story(), session.clock()),
        props -> new ConfiguredScene(props.story(), session.platform().folders(), props.access()),
        props -> new ForeignCiScene(props.story(), session.clock()));
  }

  /** {@code shop}, or where an earlier run left one, {@code shop-2} and so on. */
  private static String freeName(Api api, Path trees) {
    List<String> taken = api.get("/api/build/repositories").findValuesAsText("name");
    String name = "shop";
    for (int i = 2; taken.contains(name) || Files.exists(trees.resolve(name)); i++) {
      name = "shop-" + i;
    }
    return name;
  }
}
