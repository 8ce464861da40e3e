package io.threeways.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.threeways.cli.platform.HostReport;
import io.threeways.cli.platform.HostReport.Finding;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Style;
import io.threeways.cli.terminal.Table;
import io.threeways.cli.terminal.Terminal;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What works less well here, and why. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Look at this host: sandbox, memory, disk, versions. Ends with 1 when something is missing.")
final class DoctorCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  private final Session session;

  DoctorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Finding> findings = new HostReport(session.platform().folders()).look();
    if (output.isJson()) {
      session.terminal().json(json(findings));
    } else {
      print(findings);
    }
    session.terminal().next("threeways up", "starts the platform");
    return findings.stream().anyMatch(finding -> finding.state().equals("missing"))
        ? ExitCode.NO
        : ExitCode.OK;
  }

  private void print(List<Finding> findings) {
    Terminal terminal = session.terminal();
    Table table = new Table("what", "state", "found");
    findings.forEach(finding -> table.row(finding.what(), finding.state(), finding.found()));
    table.print(terminal);
    findings.stream()
        .filter(finding -> !finding.consequence().isEmpty())
        .forEach(
            finding ->
                terminal.data(
                    terminal.style(Style.WAITING, finding.what()) + ": " + finding.consequence()));
  }

  private static JsonNode json(List<Finding> findings) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    findings.forEach(
        finding ->
            document
                .putObject(finding.what())
                .put("state", finding.state())
                .put("found", finding.found())
                .put("consequence", finding.consequence()));
    return document;
  }
}
