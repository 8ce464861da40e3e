package io.threeways.build.run.agent;

import io.threeways.build.run.StageOutput;
import io.threeways.observability.Chain;
import io.threeways.pipeline.run.InfrastructureFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Copies what a stage writes, as it writes it, from where the copy ended before. */
final class OutputCopy {
  private static final Logger LOG = Logger.getLogger(OutputCopy.class);

  /** A stage may be quiet for as long as it may run. */
  private static final Duration QUIET = Duration.ofHours(6);

  /** How long the last bytes of a process that has ended are waited for. */
  private static final Duration REST = Duration.ofSeconds(10);

  private final AgentCalls calls;
  private final String path;
  private final String stage;
  private final StageOutput kept;
  private final Thread copying;
  private final AtomicBoolean ended = new AtomicBoolean();

  OutputCopy(AgentCalls calls, String path, String stage, StageOutput kept) {
    this.calls = calls;
    this.path = path;
    this.stage = stage;
    this.kept = kept;
    this.copying =
        Thread.ofVirtual().name("output of " + stage).unstarted(Chain.carried(this::copyAll));
  }

  void start() {
    copying.start();
  }

  /** Returns when as many bytes are kept as the process wrote, or they do not come. */
  void awaitAll(long bytes) throws InterruptedException {
    ended.set(true);
    if (!copying.join(REST)) {
      copying.interrupt();
      copying.join();
    }
    if (kept.kept(stage) < bytes) {
      LOG.warnf("of %d bytes of output of %s %d were kept", bytes, stage, kept.kept(stage));
    }
  }

  private void copyAll() {
    try {
      boolean whole = false;
      while (!whole) {
        whole = copy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (UncheckedIOException e) {
      // The log was closed: the driver has gone, and the next one copies from here.
      LOG.debugf(e, "output of %s is left to the next driver", stage);
    } catch (InfrastructureFailure e) {
      LOG.warnf("output of %s ends early: %s", stage, e.getMessage());
    }
  }

  /**
   * @return whether the agent said that this is all; otherwise the connection broke
   */
  private boolean copy() throws InfrastructureFailure, InterruptedException {
    String question = "/output?offset=%d&follow=true".formatted(kept.kept(stage));
    AgentCalls.Answer answer = calls.call(path + question, QUIET, HttpRequest.Builder::GET);
    byte[] buffer = new byte[16 * 1024];
    try (InputStream body = answer.body()) {
      if (!answer.isSuccess()) {
        throw new InfrastructureFailure(answer.complaint());
      }
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        kept.append(stage, buffer, read);
      }
      return true;
    } catch (IOException e) {
      return ended.get();
    }
  }
}
