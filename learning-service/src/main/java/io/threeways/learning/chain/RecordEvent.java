package io.threeways.learning.chain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Adds an event to the log, with what follows from it. */
@ApplicationScoped
public class RecordEvent {
  private final ChainLog log;
  private final Changes changes;
  private final Interpreter interpreter;
  private final Followers followers;

  public RecordEvent(ChainLog log, Changes changes, Interpreter interpreter, Followers followers) {
    this.log = log;
    this.changes = changes;
    this.interpreter = interpreter;
    this.followers = followers;
  }

  /**
   * @return whether the log did not have it yet
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean record(ChainEvent event) {
    if (!append(event)) {
      return false;
    }
    followers.all().forEach(follower -> follower.logged(event));
    return true;
  }

  boolean recordAgain(ChainEvent event) {
    if (!append(event)) {
      return false;
    }
    followers.all().forEach(follower -> follower.loggedAgain(event));
    return true;
  }

  void beginAnew() {
    log.beginAnew();
    followers.all().forEach(LogFollower::beginAnew);
  }

  void caughtUp() {
    followers.all().forEach(LogFollower::caughtUp);
  }

  private boolean append(ChainEvent event) {
    if (log.append(event).isEmpty()) {
      return false;
    }
    interpreter.push(event).ifPresent(changes::pushed);
    return true;
  }
}
