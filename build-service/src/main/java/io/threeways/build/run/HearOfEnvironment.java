package io.threeways.build.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What others say about an environment that a build asked for. Joins the caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class HearOfEnvironment {
  private final BuildEnvironments environments;

  HearOfEnvironment(BuildEnvironments environments) {
    this.environments = environments;
  }

  /** Its servers answer. */
  public void serves(Surroundings surroundings) {
    change(
        surroundings.environment(),
        known ->
            switch (known) {
              case BuildEnvironment.Requested requested -> requested.serve(surroundings);
              case BuildEnvironment.Ready _, BuildEnvironment.Unfit _, BuildEnvironment.Lost _ ->
                  null;
            });
  }

  /** What was built does not run there. */
  public void unfit(String name, String reason) {
    change(
        name,
        known ->
            known instanceof BuildEnvironment.Requested requested ? requested.fail(reason) : null);
  }

  /** It was refused, or taken away; its build may have ended before. */
  public void lost(String name, String reason) {
    change(
        name,
        known ->
            switch (known) {
              case BuildEnvironment.Requested requested -> requested.lose(reason);
              case BuildEnvironment.Ready ready -> ready.lose(reason);
              case BuildEnvironment.Unfit _, BuildEnvironment.Lost _ -> null;
            });
  }

  private void change(
      String name, Function<BuildEnvironment, @Nullable BuildEnvironment> decision) {
    environments.lock(name).map(decision).ifPresent(environments::save);
  }
}
