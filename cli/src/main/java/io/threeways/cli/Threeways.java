package io.threeways.cli;

import io.threeways.cli.andon.AndonCommands;
import io.threeways.cli.build.BuildCommands;
import io.threeways.cli.change.ChangeCommands;
import io.threeways.cli.demo.DemoCommand;
import io.threeways.cli.deploy.DeployCommands;
import io.threeways.cli.env.EnvCommands;
import io.threeways.cli.event.EventCommands;
import io.threeways.cli.platform.HostFolders;
import io.threeways.cli.platform.LocalPlatform;
import io.threeways.cli.pr.PullCommands;
import io.threeways.cli.repo.RepoCommands;
import io.threeways.cli.terminal.Failure;
import io.threeways.cli.terminal.Style;
import io.threeways.cli.terminal.Terminal;
import io.threeways.cli.toggle.ToggleCommands;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root of all commands. */
@Command(
    name = "threeways",
    description = "From a push to a judged rollout, and what was learned from it.",
    mixinStandardHelpOptions = true,
    version = "threeways 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Done.",
      "1:The answer is no: a red build, a rolled back deployment, a failed assertion.",
      "2:The command line cannot be understood.",
      "4:What was asked for does not exist.",
      "5:The token is missing, wrong, or lacks the right.",
      "6:The platform refused it, and said why.",
      "69:The platform, or a tool it needs, is not available.",
      "70:A fault of ours."
    })
public final class Threeways {
  /** In the order of the help. */
  private static final List<Named> COMMANDS =
      List.of(
          new Named("up", UpCommand.class),
          new Named("down", DownCommand.class),
          new Named("status", StatusCommand.class),
          new Named("doctor", DoctorCommand.class),
          new Named("demo", DemoCommand.class),
          new Named("check", CheckCommand.class),
          new Named("logs", LogsCommand.class),
          new Named("test", TestCommand.class),
          new Named("bench", BenchCommand.class),
          new Named("repo", RepoCommands.class),
          new Named("build", BuildCommands.class),
          new Named("pr", PullCommands.class),
          new Named("deploy", DeployCommands.class),
          new Named("env", EnvCommands.class),
          new Named("toggle", ToggleCommands.class),
          new Named("change", ChangeCommands.class),
          new Named("andon", AndonCommands.class),
          new Named("event", EventCommands.class),
          new Named("credential", CredentialCommand.class),
          new Named("help", CommandLine.HelpCommand.class));

  private static final Set<String> VERSION = Set.of("-V", "--version");

  private Threeways() {}

  public static void main(String... arguments) {
    // The validator of schemas would say on stderr that nobody listens to its log.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    int exitCode = run(System.in, out, err, System.getenv(), arguments);
    out.flush();
    err.flush();
    System.exit(exitCode);
  }

  /** One command from words to exit code. */
  static int run(
      InputStream in,
      PrintStream out,
      PrintStream err,
      Map<String, String> environment,
      String... arguments) {
    Terminal terminal = new Terminal(out, err, environment);
    InstantSource clock = InstantSource.system();
    return commandLine(in, terminal, environment, clock, arguments).execute(arguments);
  }

  /**
   * All that these arguments can mean: what one command needs is known in a fraction of the time
   * that all of them take.
   */
  static CommandLine commandLine(
      InputStream in,
      Terminal terminal,
      Map<String, String> environment,
      InstantSource clock,
      String... arguments) {
    Commands factory = new Commands(() -> session(in, terminal, environment, clock));
    CommandLine commands = new CommandLine(new Threeways(), factory);
    for (Named command : meant(arguments)) {
      commands.addSubcommand(command.name(), new CommandLine(command.type(), factory));
    }
    commands.setOut(terminal.outWriter());
    commands.setErr(terminal.errWriter());
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setExecutionExceptionHandler((e, _, _) -> explain(terminal, e));
    commands.setExecutionStrategy(new CommandLine.RunLast());
    return commands;
  }

  private static Session session(
      InputStream in, Terminal terminal, Map<String, String> environment, InstantSource clock) {
    return new Session(in, terminal, new LocalPlatform(HostFolders.of(environment)), clock);
  }

  /** The one that is named, or all where a person asks for help or mistypes a name. */
  private static List<Named> meant(String... arguments) {
    String first = arguments.length == 0 ? "" : arguments[0];
    if (VERSION.contains(first)) {
      return List.of();
    }
    List<Named> named = COMMANDS.stream().filter(command -> command.name().equals(first)).toList();
    return named.isEmpty() || first.equals("help") ? COMMANDS : named;
  }

  private static int explain(Terminal terminal, Exception fault) throws Exception {
    if (!(fault instanceof Failure failure)) {
      throw fault;
    }
    terminal.say(terminal.errStyle(Style.BAD, "Error: ") + failure.getMessage());
    if (!failure.remedy().isEmpty()) {
      terminal.say(terminal.errStyle(Style.DIM, "Try:   ") + failure.remedy());
    }
    return failure.exitCode();
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /** A word, and what it runs or groups. */
  private record Named(String name, Class<?> type) {}

  /** Gives every command its session. */
  private record Commands(Supplier<Session> session) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      try {
        var constructor = type.getDeclaredConstructor(Session.class);
        constructor.setAccessible(true);
        return constructor.newInstance(session.get());
      } catch (NoSuchMethodException withoutSession) {
        return CommandLine.defaultFactory().create(type);
      }
    }
  }
}
