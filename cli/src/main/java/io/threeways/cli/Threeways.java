package io.threeways.cli;

import io.threeways.cli.build.BuildCommands;
import io.threeways.cli.change.ChangeCommands;
import io.threeways.cli.demo.DemoCommand;
import io.threeways.cli.deploy.DeployCommands;
import io.threeways.cli.platform.HostFolders;
import io.threeways.cli.platform.LocalPlatform;
import io.threeways.cli.repo.RepoCommands;
import io.threeways.cli.terminal.Failure;
import io.threeways.cli.terminal.Style;
import io.threeways.cli.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root of all commands. */
@Command(
    name = "threeways",
    description = "From a push to a judged rollout, and what was learned from it.",
    mixinStandardHelpOptions = true,
    version = "threeways 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      DoctorCommand.class,
      DemoCommand.class,
      CheckCommand.class,
      LogsCommand.class,
      TestCommand.class,
      BenchCommand.class,
      RepoCommands.class,
      BuildCommands.class,
      DeployCommands.class,
      ChangeCommands.class,
      CredentialCommand.class,
      CommandLine.HelpCommand.class
    },
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
  private Threeways() {}

  public static void main(String... arguments) {
    // Customers of the demo say which application they mean; *.localhost resolves not everywhere.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
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
    return commandLine(in, terminal, environment, clock).execute(arguments);
  }

  static CommandLine commandLine(
      InputStream in, Terminal terminal, Map<String, String> environment, InstantSource clock) {
    CommandLine commands =
        new CommandLine(new Threeways(), new Commands(in, terminal, environment, clock));
    commands.setOut(terminal.outWriter());
    commands.setErr(terminal.errWriter());
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setExecutionExceptionHandler((e, _, _) -> explain(terminal, e));
    commands.setExecutionStrategy(new CommandLine.RunLast());
    return commands;
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

  /** Gives every command its session. */
  private record Commands(
      InputStream in, Terminal terminal, Map<String, String> environment, InstantSource clock)
      implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      try {
        Session session =
            new Session(in, terminal, new LocalPlatform(HostFolders.of(environment), clock), clock);
        var constructor = type.getDeclaredConstructor(Session.class);
        constructor.setAccessible(true);
        return constructor.newInstance(session);
      } catch (NoSuchMethodException withoutSession) {
        return CommandLine.defaultFactory().create(type);
      }
    }
  }
}
