package io.threeways.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * How long it takes from the end of the stage that leaves an artifact to the first request that a
 * server of it has answered to a later stage, in an environment that was made for that stage: the
 * artifact is kept, the environment asked for, a server started and found healthy, the stage put
 * into its network.
 *
 * <p>Both ends are written by the stages, on this host's clock. The server is the JDK's own web
 * server, so that what an application takes to start is not measured with it.
 *
 * <p>Arguments: {@code environments}, {@code environment-warm-up} (not counted).
 */
public final class EnvironmentOnDemand implements Benchmark {
  private static final double SLOWEST_MILLIS = 4_000;
  private static final double MILLIS = 1e6;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String PIPELINE =
      """
      version: 1
      stages:
        - name: package
          run: mkdir -p out; echo ok > out/health; date +%%s%%N
          artifact: out
        - name: system
          needs: [package]
          environment: production-like
          run: |
            server=${THREEWAYS_ENVIRONMENT_URL#http://}
            export host=${server%%%%:*} port=${server##*:}
            bash -ec 'exec 3<>/dev/tcp/$host/$port; printf "GET /health HTTP/1.0\\r\\n\\r\\n" >&3
              read -r status <&3; case $status in *" 200 "*) ;; *) exit 1 ;; esac'
            date +%%s%%N
      deploy:
        application: %s
        run: exec jwebserver -b 0.0.0.0 -p $PORT
      """;

  @Override
  public String name() {
    return "environment-on-demand";
  }

  @Override
  public ObjectNode run(Arguments arguments) throws Exception {
    Installation installation = Installation.running();
    int warmUp = arguments.number("environment-warm-up", 3);
    int environments = arguments.number("environments", 20);
    String repository = "bench-" + UUID.randomUUID().toString().substring(0, 8);
    installation.createRepository(repository);
    List<Double> millis = new ArrayList<>();
    try (TracedGit git = TracedGit.clone(installation, repository)) {
      Files.writeString(git.folder().resolve(".threeways.yaml"), PIPELINE.formatted(repository));
      for (int push = 1; push <= warmUp + environments; push++) {
        // A branch: what is pushed to main would be deployed to production beside it.
        long _ = git.push("Push " + push, "feature");
        double took = took(installation.times(repository, push, PATIENCE), repository, push);
        if (push > warmUp) {
          millis.add(took);
        }
      }
    }
    return figures(installation, new Sample(millis));
  }

  private static double took(List<Long> times, String repository, int build) throws IOException {
    if (times.size() != 2) {
      throw new IOException(
          "build %s/%d wrote %d times: it had no environment"
              .formatted(repository, build, times.size()));
    }
    return (times.getLast() - times.getFirst()) / MILLIS;
  }

  private static ObjectNode figures(Installation installation, Sample millis) {
    Figures figures =
        new Figures()
            .tell("environments", millis.size())
            .tell("p50Millis", millis.percentile(0.50))
            .atMost("maxMillis", millis.percentile(1), SLOWEST_MILLIS);
    installation.tellFlags(figures);
    return figures.json();
  }
}
