package io.threeways.agent.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Which system calls foreign code may not make, as a program of classic BPF that the kernel runs
 * before each of them (seccomp(2)).
 *
 * <p>Refused is what leads around the sandbox or its limits: namespaces and mounts of one's own
 * hold memory that nobody counts, rings (io_uring) make calls that no filter sees, and sockets of
 * some families are the host's in every network namespace. The rest is what a container is commonly
 * refused, because it speaks to parts of the kernel that no build needs. Everything else is
 * allowed: build steps run virtual machines, debuggers and whatever comes.
 *
 * <p>Assembled here, as libseccomp would be a native library that each host had to have, for a
 * hundred instructions.
 */
final class SeccompFilter {
  // struct seccomp_data; of an argument the lower half, as both architectures are little-endian.
  private static final int NUMBER = 0;
  private static final int ARCHITECTURE = 4;
  private static final int FIRST_ARGUMENT = 16;

  // BPF_LD | BPF_W | BPF_ABS, BPF_JMP | … | BPF_K, BPF_RET | BPF_K
  private static final int LOAD = 0x20;
  private static final int IF_EQUAL = 0x15;
  private static final int IF_AT_LEAST = 0x35;
  private static final int IF_ANY_BIT = 0x45;
  private static final int RETURN = 0x06;

  private static final int ALLOW = 0x7fff_0000;
  private static final int KILL_PROCESS = 0x8000_0000;
  private static final int ERROR = 0x0005_0000;
  private static final int NOT_PERMITTED = ERROR | 1;
  private static final int NO_SUCH_CALL = ERROR | 38;
  private static final int NO_SUCH_FAMILY = ERROR | 97;

  /** What a program of the x32 ABI adds to each number: the same calls by other numbers. */
  private static final int X32 = 0x4000_0000;

  /** CLONE_NEW… for time, mount, cgroup, uts, ipc, user, pid, net. */
  private static final int NEW_NAMESPACES =
      0x80
          | 0x20000
          | 0x0200_0000
          | 0x0400_0000
          | 0x0800_0000
          | 0x1000_0000
          | 0x2000_0000
          | 0x4000_0000;

  /** AF_UNIX, AF_INET, AF_INET6, AF_NETLINK: the last tells programs their network interfaces. */
  private static final List<Integer> FAMILIES = List.of(1, 2, 10, 16);

  private static final Set<SystemCall> REFUSED_BY_ARGUMENT =
      EnumSet.of(SystemCall.CLONE, SystemCall.CLONE3, SystemCall.SOCKET, SystemCall.SOCKETPAIR);

  private static final int INSTRUCTION_BYTES = 8;

  private final int architecture;
  private final ToIntFunction<SystemCall> number;

  private SeccompFilter(int architecture, ToIntFunction<SystemCall> number) {
    this.architecture = architecture;
    this.number = number;
  }

  /**
   * The filter for a processor.
   *
   * @param processor as the property {@code os.arch} names it
   * @return empty where the numbers of the calls are not known here
   */
  static Optional<SeccompFilter> of(String processor) {
    return switch (processor) {
      case "amd64" -> Optional.of(new SeccompFilter(0xc000_003e, SystemCall::onX86));
      case "aarch64" -> Optional.of(new SeccompFilter(0xc000_00b7, SystemCall::onAarch64));
      default -> Optional.empty();
    };
  }

  /**
   * @param ifTrue how many instructions to skip
   * @param ifFalse likewise
   */
  private record Instruction(int code, int ifTrue, int ifFalse, int operand) {}

  /** An array of {@code struct sock_filter}, as bubblewrap and prctl(2) take it. */
  byte[] program() {
    List<Instruction> program = new ArrayList<>();
    program.add(load(ARCHITECTURE));
    // By another architecture's numbers everything that is refused here could be had.
    program.add(new Instruction(IF_EQUAL, 1, 0, architecture));
    program.add(end(KILL_PROCESS));
    program.add(load(NUMBER));
    program.addAll(when(IF_AT_LEAST, X32, List.of(end(NO_SUCH_CALL))));
    for (SystemCall call : EnumSet.complementOf(EnumSet.copyOf(REFUSED_BY_ARGUMENT))) {
      program.addAll(when(call, List.of(end(NOT_PERMITTED))));
    }
    program.addAll(when(SystemCall.CLONE, withoutNamespaces()));
    // Its flags lie in memory, where no filter sees them; who hears that there is none uses clone.
    program.addAll(when(SystemCall.CLONE3, List.of(end(NO_SUCH_CALL))));
    program.addAll(when(SystemCall.SOCKET, ofKnownFamilies()));
    program.addAll(when(SystemCall.SOCKETPAIR, ofKnownFamilies()));
    program.add(end(ALLOW));
    return bytes(program);
  }

  private static List<Instruction> withoutNamespaces() {
    List<Instruction> decision = new ArrayList<>(List.of(load(FIRST_ARGUMENT)));
    decision.addAll(when(IF_ANY_BIT, NEW_NAMESPACES, List.of(end(NOT_PERMITTED))));
    decision.add(end(ALLOW));
    return decision;
  }

  private static List<Instruction> ofKnownFamilies() {
    List<Instruction> decision = new ArrayList<>(List.of(load(FIRST_ARGUMENT)));
    FAMILIES.forEach(family -> decision.addAll(when(IF_EQUAL, family, List.of(end(ALLOW)))));
    decision.add(end(NO_SUCH_FAMILY));
    return decision;
  }

  private List<Instruction> when(SystemCall call, List<Instruction> decision) {
    return when(IF_EQUAL, number.applyAsInt(call), decision);
  }

  private static List<Instruction> when(int test, int operand, List<Instruction> then) {
    List<Instruction> all = new ArrayList<>();
    all.add(new Instruction(test, 0, then.size(), operand));
    all.addAll(then);
    return all;
  }

  private static Instruction load(int offset) {
    return new Instruction(LOAD, 0, 0, offset);
  }

  private static Instruction end(int answer) {
    return new Instruction(RETURN, 0, 0, answer);
  }

  private static byte[] bytes(List<Instruction> program) {
    ByteBuffer bytes =
        ByteBuffer.allocate(program.size() * INSTRUCTION_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (Instruction instruction : program) {
      bytes.putShort((short) instruction.code());
      bytes.put((byte) instruction.ifTrue()).put((byte) instruction.ifFalse());
      bytes.putInt(instruction.operand());
    }
    return bytes.array();
  }
}
