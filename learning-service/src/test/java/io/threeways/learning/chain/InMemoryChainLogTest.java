package io.threeways.learning.chain;

class InMemoryChainLogTest extends ChainLogContract {
  private final ChainLog log = new InMemoryChainLog();

  @Override
  protected ChainLog log() {
    return log;
  }
}
