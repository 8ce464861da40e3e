package io.threeways.agent.relay;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Another process's network, from which sockets can be had. A socket belongs for ever to the
 * network of the thread that creates it (see network_namespaces(7)); so one thread moves there with
 * setns(2) and only creates sockets, which any thread then uses.
 */
final class NetworkNamespace implements AutoCloseable {
  private static final int O_RDONLY_CLOEXEC = 0x80000;
  private static final int CLONE_NEWNET = 0x40000000;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final MethodHandle OPEN =
      function(
          "open",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle SETNS =
      function(
          "setns",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
  private static final MethodHandle CLOSE =
      function("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

  /** A socket is made in microseconds; this is for a host that is busy beyond reason. */
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final ExecutorService inside =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("inside").daemon().factory());

  private NetworkNamespace() {}

  /** Enters the network of a process; needs CAP_SYS_ADMIN over it and over the own one. */
  static NetworkNamespace of(long pid) throws IOException {
    NetworkNamespace network = new NetworkNamespace();
    try {
      network.call(
          () -> {
            enter("/proc/" + pid + "/ns/net");
            return true;
          });
      return network;
    } catch (IOException e) {
      network.close();
      throw e;
    }
  }

  /** A new socket of that network, for IPv4. */
  SocketChannel socket() throws IOException {
    return call(() -> SocketChannel.open(StandardProtocolFamily.INET));
  }

  /** Whoever asked before still gets a socket: nobody waits for what is never done. */
  @Override
  public void close() {
    inside.shutdown();
  }

  private <T> T call(java.util.concurrent.Callable<T> work) throws IOException {
    try {
      return inside.submit(work).get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      throw new IOException("the network is closed", e);
    } catch (TimeoutException e) {
      throw new IOException("no answer from inside the network within " + LIMIT, e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static void enter(String path) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      int descriptor =
          checked("open " + path, state, OPEN, arena.allocateFrom(path), O_RDONLY_CLOEXEC);
      try {
        int _ = checked("setns " + path, state, SETNS, descriptor, CLONE_NEWNET);
      } finally {
        int _ = checked("close " + path, state, CLOSE, descriptor);
      }
    }
  }

  private static int checked(
      String what, MemorySegment state, MethodHandle function, Object... arguments)
      throws IOException {
    Object[] all = new Object[arguments.length + 1];
    all[0] = state;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    int result;
    try {
      result = (int) function.invokeWithArguments(all);
    } catch (Throwable e) {
      throw new IOException(what + " could not be called", e);
    }
    if (result < 0) {
      throw new IOException(what + " failed with errno " + (int) ERRNO.get(state, 0L));
    }
    return result;
  }

  private static MethodHandle function(
      String name, FunctionDescriptor descriptor, Linker.Option... options) {
    Linker.Option[] all = new Linker.Option[options.length + 1];
    all[0] = Linker.Option.captureCallState("errno");
    System.arraycopy(options, 0, all, 1, options.length);
    SymbolLookup lookup = LINKER.defaultLookup();
    return LINKER.downcallHandle(lookup.findOrThrow(name), descriptor, all);
  }
}
