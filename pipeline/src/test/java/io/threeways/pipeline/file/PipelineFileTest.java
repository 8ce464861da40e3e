package io.threeways.pipeline.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.pipeline.Cache;
import io.threeways.pipeline.Configuration;
import io.threeways.pipeline.Deploy;
import io.threeways.pipeline.Environment;
import io.threeways.pipeline.Level;
import io.threeways.pipeline.Network;
import io.threeways.pipeline.Pipeline;
import io.threeways.pipeline.plan.Plan;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PipelineFileTest {
  private final PipelineFile file = new PipelineFile();

  @Test
  void readsEverythingThatAFileCanSay() {
    Pipeline pipeline =
        valid(
            """
            version: 1
            stages:
              - name: compile
                run: ./build compile
              - name: integration
                needs: [compile]
                run: ./build integration
                tests: out/reports/integration/*.xml
                level: integration
                network: private
                timeout: 60s
              - name: package
                needs: [integration]
                run: ./build package
                artifact: out/shop
            deploy:
              application: shop
              environment: production
              servers: 2
              run: java -jar shop.jar
              env: {GREETING: hello}
              memory: 1Gi
              health: /healthy
              warm-up: {paths: [/catalogue], requests: 200}
              sticky: {cookie: customer}
              approval: peer
              canary: {steps: [10%, 50%, 100%], minimum: 5s, deadline: 5m, inconclusive: rollback}
            """);

    assertThat(pipeline.stages())
        .extracting("name")
        .containsExactly("compile", "integration", "package");
    assertThat(pipeline.stages().get(0).timeout()).isEqualTo(Duration.ofMinutes(10));
    assertThat(pipeline.stages().get(1))
        .extracting("level", "network", "timeout")
        .containsExactly(Level.INTEGRATION, Network.PRIVATE, Duration.ofSeconds(60));
    assertThat(pipeline.publishing()).map(stage -> stage.artifact()).contains("out/shop");
    assertThat(pipeline.deploy())
        .isEqualTo(
            new Deploy(
                "shop",
                "production",
                2,
                List.of("java", "-jar", "shop.jar"),
                java.util.Map.of("GREETING", "hello"),
                1024,
                "/healthy",
                new Deploy.WarmUp(List.of("/catalogue"), 200),
                new Deploy.Sticky(Deploy.Sticky.By.COOKIE, "customer"),
                new Deploy.Canary(
                    List.of(10, 50, 100),
                    new Deploy.Pacing(
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5),
                        Deploy.Inconclusive.ROLLBACK)),
                Deploy.Release.MAIN,
                Deploy.Approval.PEER));
  }

  @Test
  void testsAreRunAgainOnceUnlessTheFileSaysHowOften() {
    Pipeline pipeline =
        valid(
            """
            version: 1
            stages:
              - {name: a, run: a}
              - {name: b, run: b, tests: b.xml}
              - {name: c, run: c, tests: c.xml, retries: 2}
              - {name: d, run: d, tests: d.xml, retries: 0}
            """);

    assertThat(pipeline.stages()).extracting("retries").containsExactly(0, 1, 2, 0);
  }

  @Test
  void onlyTestsAreRunAgainAndNotForEver() {
    assertThat(
            problems(
                """
                version: 1
                stages:
                  - {name: a, run: a, tests: a.xml, retries: 3}
                  - {name: b, run: b, tests: b.xml, retries: often}
                """))
        .hasSize(2)
        .anyMatch(problem -> problem.startsWith("3:46: ") && problem.contains("0, 1"))
        .anyMatch(problem -> problem.startsWith("4:46: "));
    assertThat(
            problems(
                """
                version: 1
                stages:
                  - {name: a, run: a, retries: 1}
                """))
        .containsExactly("3:23: only tests are run again, and this stage has no 'tests'");
  }

  @Test
  void anEnvironmentNamesWhatConfiguresIt() {
    Pipeline pipeline =
        valid(
            """
            version: 1
            stages: [{name: unit, run: a}]
            environments:
              production: {configured-by: {ansible: infra/production.yml}}
              lab: {configured-by: {puppet: infra/lab.pp}}
            """);

    assertThat(pipeline.configurations())
        .containsExactly(
            new Configuration("production", Configuration.Tool.ANSIBLE, "infra/production.yml"),
            new Configuration("lab", Configuration.Tool.PUPPET, "infra/lab.pp"));
  }

  @Test
  void anEnvironmentIsConfiguredByOneToolFromAFileOfTheRepository() {
    assertThat(
            problems(
                """
                version: 1
                stages: [{name: unit, run: a}]
                environments:
                  production: {configured-by: {ansible: /etc/passwd}}
                  lab: {configured-by: {ansible: a.yml, puppet: b.pp}}
                  test: {configured-by: {salt: c.sls}}
                  other: {configured-by: {ansible: a/../../b.yml}}
                  option: {configured-by: {ansible: --flush-cache}}
                """))
        .hasSize(5)
        .anyMatch(
            problem -> problem.startsWith("4:") && problem.contains("a file of the repository"))
        .anyMatch(problem -> problem.startsWith("5:") && problem.contains("exactly one of ansible"))
        .anyMatch(problem -> problem.startsWith("6:") && problem.contains("unknown key 'salt'"))
        .anyMatch(problem -> problem.startsWith("7:"))
        .anyMatch(problem -> problem.startsWith("8:"));
  }

  @Test
  void aShortDeploySectionGetsTheDefaults() {
    Pipeline pipeline =
        valid(
            """
            version: 1
            stages:
              - {name: package, run: ./build, artifact: out}
            deploy: {application: shop, run: "exec java -jar $JAR"}
            """);

    assertThat(pipeline.deploy())
        .extracting("environment", "servers", "memoryMiB", "health", "command")
        .containsExactly(
            "production", 1, 512, "/health", List.of("sh", "-c", "exec java -jar $JAR"));
    assertThat(pipeline.deploy()).extracting("strategy").isEqualTo(Deploy.Canary.DEFAULT);
  }

  @Test
  void aHealthPathThatNamesAnotherHostIsRefused() {
    assertThat(
            problems(
                """
                version: 1
                stages: [{name: package, run: ./build, artifact: out}]
                deploy: {application: shop, run: java -jar shop.jar, health: //10.0.0.1/admin}
                """))
        .anyMatch(problem -> problem.contains("begins with one /"));
  }

  @Test
  void anUnknownKeyIsShownWithTheOneThatWasMeant() {
    assertThat(
            problems(
                """
                version: 1
                stages:
                  - name: unit
                    run: ./build unit
                    nedes: [compile]
                """))
        .containsExactly("5:5: unknown key 'nedes'; did you mean 'needs'?");
  }

  @Test
  void anUnknownKeyThatIsLikeNoneIsShownWithAllThatAreKnown() {
    assertThat(problems("version: 1\nstages: [{name: a, run: b}]\nnotifications: x\n"))
        .containsExactly(
            "3:1: unknown key 'notifications'; known are deploy, environments, stages, version");
  }

  @Test
  void aKeyThatIsThereTwiceIsRefused() {
    assertThat(problems("version: 1\nversion: 1\n"))
        .containsExactly("2:1: key 'version' is there twice, first in line 1");
  }

  @Test
  void aMissingKeyIsNamed() {
    assertThat(problems("version: 1\nstages:\n  - name: unit\n"))
        .containsExactly("3:5: key 'run' is missing; this is a stage: at least name and run");
  }

  @Test
  void aStageThatIsThereTwiceIsRefused() {
    assertThat(
            problems(
                """
                version: 1
                stages:
                  - {name: unit, run: a}
                  - {name: unit, run: b}
                """))
        .containsExactly("4:12: stage 'unit' is there twice, first in line 3");
  }

  @Test
  void aMissingNeedIsShownWithTheOneThatWasMeant() {
    assertThat(
            problems(
                """
                version: 1
                stages:
                  - {name: compile, run: a}
                  - {name: unit, run: b, needs: [complie]}
                """))
        .containsExactly("4:34: there is no stage 'complie'; did you mean 'compile'?");
  }

  @Test
  void aCycleIsSpelledOut() {
    assertThat(
            problems(
                """
                version: 1
                stages:
                  - {name: a, run: x}
                  - {name: b, run: x, needs: [a, d]}
                  - {name: c, run: x, needs: [b]}
                  - {name: d, run: x, needs: [c]}
                """))
        .containsExactly("5:31: stages need each other in a circle: b → d → c → b");
  }

  @Test
  void aStageThatNeedsItselfIsACycle() {
    assertThat(problems("version: 1\nstages:\n  - {name: a, run: x, needs: [a]}\n"))
        .containsExactly("3:31: stages need each other in a circle: a → a");
  }

  @Test
  void aCacheNamesWhatItIsMadeFromAndWhatIsKept() {
    Pipeline pipeline =
        valid(
            """
            version: 1
            stages:
              - {name: a, run: x, cache: {key: [deps.lock, lib], paths: [.deps, out/cache]}}
              - {name: b, run: x, cache: {key: [deps.lock, lib], paths: [.deps, out/cache]}}
              - {name: c, run: x, cache: {key: [other.lock], paths: [.other]}}
              - {name: d, run: x}
            """);

    assertThat(pipeline.stages().get(3).cache()).isNull();
    assertThat(pipeline.caches())
        .containsExactly(
            new Cache(List.of("deps.lock", "lib"), List.of(".deps", "out/cache")),
            new Cache(List.of("other.lock"), List.of(".other")));
  }

  @Test
  void aPlaceIsCachedOnce() {
    assertThat(
            problems(
                """
                version: 1
                stages:
                  - {name: a, run: x, cache: {key: [a.lock], paths: [out/deps, outer]}}
                  - {name: b, run: x, cache: {key: [b.lock], paths: [out]}}
                  - {name: c, run: x, cache: {key: [c.lock], paths: [x, x]}}
                """))
        .containsExactly(
            "4:54: 'out' overlaps 'out/deps' of line 3: a place is cached once",
            "5:57: 'x' overlaps 'x' of line 5: a place is cached once");
  }

  @Test
  void aCachesPlacesLieInTheWorkspace() {
    for (String path : List.of("../x", "/etc", "a/../../b", ".", "./a", "a//b", "a/", "-a", "a*")) {
      assertThat(
              problems(
                  "version: 1\nstages:\n  - {name: a, run: x, cache: {key: [k], paths: [\""
                      + path
                      + "\"]}}\n"))
          .as(path)
          .singleElement()
          .asString()
          .startsWith("3:")
          .contains("a file or folder: relative, without . and ..");
    }
    assertThat(problems("version: 1\nstages:\n  - {name: a, run: x, cache: {paths: [a]}}\n"))
        .singleElement()
        .asString()
        .contains("'key'");
  }

  @Test
  void aBadDurationSaysWhatADurationIs() {
    assertThat(problems("version: 1\nstages:\n  - {name: a, run: x, timeout: 5 minutes}\n"))
        .containsExactly(
            "3:32: 'timeout': '5 minutes' must be a duration such as 500ms, 90s, 5m or 1h");
    assertThat(problems("version: 1\nstages:\n  - {name: a, run: x, timeout: 7h}\n"))
        .containsExactly("3:32: 'timeout': a stage may take at most 6h");
  }

  @Test
  void badPercentagesAreLocatedEachByItself() {
    assertThat(problems(withCanary("steps: [10%, 150%, 100%]")))
        .containsExactly("5:27: the value '150%' must be a percentage from 1% to 100%");
    assertThat(problems(withCanary("steps: [50%, 10%, 90%]")))
        .containsExactly(
            "5:27: steps must rise: 10% comes after 50%", "5:32: the last step must be 100%");
    assertThat(problems(withCanary("deadline: 10s")))
        .containsExactly("5:24: 'deadline' (10s) must be longer than 'minimum' (30s)");
  }

  @Test
  void aDeploymentHasOneStrategy() {
    assertThat(problems(withStrategy("canary: {}, rolling: {}")))
        .containsExactly("5:17: 'canary' and 'rolling': a deployment has one strategy");
    assertThat(problems(withStrategy("blue-green: {steps: [10%, 110%]}")))
        .containsExactly("5:31: the value '110%' must be a percentage from 1% to 100%");
    assertThat(problems(withStrategy("rolling: {batch: 3}, servers: 2")))
        .containsExactly("5:22: 'batch': 3 of 2 servers cannot be replaced");
    assertThat(problems(withStrategy("rolling: {batch: 0}")))
        .containsExactly("5:22: 'batch': '0' must be a number from 1 to 20");
  }

  @Test
  void aStrategyGetsItsDefaults() {
    assertThat(strategy("blue-green: {}")).isEqualTo(Deploy.BlueGreen.DEFAULT);
    assertThat(strategy("rolling: {}")).isEqualTo(Deploy.Rolling.DEFAULT);
    assertThat(strategy("blue-green: {steps: [20%, 100%], warm: 90s}"))
        .isEqualTo(
            new Deploy.BlueGreen(
                List.of(20, 100), Deploy.BlueGreen.DEFAULT.pacing(), Duration.ofSeconds(90)));
  }

  @Test
  void theSharesOfARollingUpdateAreThoseOfTheServers() {
    assertThat(Deploy.Rolling.DEFAULT.shares(4)).containsExactly(25, 50, 75, 100);
    assertThat(Deploy.Rolling.DEFAULT.shares(1)).containsExactly(100);
    assertThat(new Deploy.Rolling(3, Deploy.Rolling.DEFAULT.pacing()).shares(7))
        .containsExactly(43, 86, 100);
  }

  @Test
  void aDeploySectionWithoutAnArtifactIsRefused() {
    assertThat(
            problems("version: 1\nstages: [{name: a, run: x}]\ndeploy: {application: a, run: b}\n"))
        .containsExactly("3:1: there is nothing to deploy: no stage has an 'artifact'");
  }

  @Test
  void pathsStayInsideTheWorkspace() {
    for (String path :
        List.of("../secret", "/etc/passwd", "out/../../x", "a\\\\b", "a\\nb", "a".repeat(10_000))) {
      assertThat(
              problems("version: 1\nstages:\n  - {name: a, run: x, artifact: \"" + path + "\"}\n"))
          .as(path)
          .singleElement()
          .asString()
          .startsWith("3:33: 'artifact': ")
          .doesNotContain("\n")
          .hasSizeLessThan(300);
    }
  }

  @Test
  void brokenYamlIsLocated() {
    assertThat(problems("version: 1\nstages: [\n")).singleElement().asString().startsWith("3:1: ");
    assertThat(problems("")).containsExactly("1:1: the file is empty");
    assertThat(problems("a: &x [*x]\n")).containsExactly("1:8: alias *x contains itself");
    assertThat(problems("a: *nowhere\n")).singleElement().asString().startsWith("1:4: ");
    assertThat(problems("version: 1\n---\nversion: 2\n"))
        .singleElement()
        .asString()
        .startsWith("2:1");
  }

  @Test
  void anAliasBombIsStoppedAtTheAliasThatExceedsTheLimit() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 20; i++) {
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, "*a" + (i - 1) + ", *a" + (i - 1)));
    }

    assertThat(problems(bomb.toString()))
        .singleElement()
        .asString()
        .matches("\\d+:\\d+: with its aliases written out .*alias bomb.*");
  }

  @Test
  void sizeAndDepthAreLimited() {
    assertThat(problems("#" + "x".repeat(70_000)))
        .containsExactly("1:1: the file has 70,001 bytes; at most 65,536 are read");
    assertThat(problems("a: " + "[".repeat(50)))
        .containsExactly("1:23: nested more than 20 levels deep");
  }

  @Test
  void whatIsNotUtf8IsLocated() {
    byte[] bytes = "version: 1\nname: Ã¼".getBytes(StandardCharsets.ISO_8859_1);
    bytes[bytes.length - 2] = (byte) 0xff;

    assertThat(described(file.parse(bytes))).containsExactly("2:7: byte 0xff is not UTF-8");
  }

  private Deploy.Strategy strategy(String strategy) {
    return Objects.requireNonNull(valid(withStrategy(strategy)).deploy()).strategy();
  }

  @Test
  void aStageWithAnEnvironmentIsInItsNetworkAndRunsLate() {
    Pipeline pipeline = valid(withEnvironment("[package]", "", DEPLOY));

    assertThat(pipeline.stages().get(2))
        .extracting("environment", "network")
        .containsExactly(Environment.PRODUCTION_LIKE, Network.PRIVATE);
    assertThat(pipeline.stages().get(0).environment()).isEqualTo(Environment.BUILD);
    assertThat(Plan.of(pipeline).stages()).extracting("name").last().isEqualTo("system");
  }

  @Test
  void theArtifactMayComeOfAStageFurtherBefore() {
    assertThat(valid(withEnvironment("[unit]", "", DEPLOY)).stages()).hasSize(3);
  }

  @Test
  void anEnvironmentNeedsSomethingThatRunsThere() {
    assertThat(problems(withEnvironment("[package]", "", "")))
        .containsExactly("5:46: there is no 'deploy' that says how its servers run");
    assertThat(problems(withEnvironment("[]", "", DEPLOY)))
        .containsExactly(
            "5:39: its servers run the artifact of stage 'package', which must have passed: add it"
                + " to 'needs'");
    assertThat(problems(withEnvironment("[package]", "network: none, ", DEPLOY)))
        .containsExactly(
            "5:55: a stage with an environment is in its network: leave 'network' out");
    assertThat(
            problems(withEnvironment("[package]", "", DEPLOY).replace("production-like", "prod")))
        .containsExactly(
            "5:59: 'environment': 'prod' must be production-like (servers of its own, created from the"
                + " deploy section and gone after the build)");
  }

  private static final String DEPLOY = "deploy: {application: a, run: b}";

  private static String withEnvironment(String needs, String network, String deploy) {
    return """
        version: 1
        stages:
          - {name: package, run: x, artifact: y}
          - {name: unit, run: x, needs: [package]}
          - {name: system, run: x, needs: %s, %senvironment: production-like}
        %s
        """
        .formatted(needs, network, deploy);
  }

  private static String withCanary(String canary) {
    return withStrategy("canary: {%s}".formatted(canary));
  }

  private static String withStrategy(String strategy) {
    return """
    version: 1
    stages: [{name: a, run: x, artifact: y}]
    deploy:
      {application: a, run: b,
        %s}
    """
        .formatted(strategy);
  }

  private Pipeline valid(String text) {
    return switch (file.parse(text.getBytes(StandardCharsets.UTF_8))) {
      case Parsed.Valid valid -> valid.pipeline();
      case Parsed.Problems problems -> throw new AssertionError(problems.toString());
    };
  }

  private List<String> problems(String text) {
    return described(file.parse(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> described(Parsed parsed) {
    return switch (parsed) {
      case Parsed.Valid valid -> List.of("valid: " + valid);
      case Parsed.Problems problems ->
          problems.problems().stream().map(problem -> problem.describe("").substring(1)).toList();
    };
  }
}
