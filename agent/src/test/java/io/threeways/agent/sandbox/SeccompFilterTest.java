package io.threeways.agent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the filter decides, found by running its program as the kernel would. */
class SeccompFilterTest {
  private static final int X86_64 = 0xc000_003e;
  private static final int I386 = 0x4000_0003;
  private static final int AARCH64 = 0xc000_00b7;

  private static final int ALLOWED = 0x7fff_0000;
  private static final int KILLED = 0x8000_0000;
  private static final int EPERM = 0x0005_0001;
  private static final int ENOSYS = 0x0005_0026;
  private static final int EAFNOSUPPORT = 0x0005_0061;

  @ParameterizedTest
  @CsvSource({
    "read, 0, 63",
    "mmap, 9, 222",
    "execve, 59, 221",
    "connect, 42, 203",
    "ptrace, 101, 117",
    "prctl, 157, 167",
    "setresuid, 117, 147",
    "prlimit64, 302, 261",
    "seccomp, 317, 277",
    "memfd_create, 319, 279",
    "pidfd_open, 434, 434",
    "openat2, 437, 437",
    "futex_waitv, 449, 449"
  })
  void ordinaryCallsAreAllowed(String call, int onX86, int onAarch64) {
    assertThat(onX86(onX86, 0)).describedAs(call).isEqualTo(ALLOWED);
    assertThat(onAarch64(onAarch64, 0)).describedAs(call).isEqualTo(ALLOWED);
  }

  @ParameterizedTest
  @CsvSource({
    "unshare, 272, 97",
    "setns, 308, 268",
    "mount, 165, 40",
    "umount2, 166, 39",
    "pivot_root, 155, 41",
    "chroot, 161, 51",
    "open_tree, 428, 428",
    "move_mount, 429, 429",
    "fsopen, 430, 430",
    "fsconfig, 431, 431",
    "fsmount, 432, 432",
    "fspick, 433, 433",
    "mount_setattr, 442, 442",
    "open_tree_attr, 467, 467",
    "io_uring_setup, 425, 425",
    "io_uring_enter, 426, 426",
    "io_uring_register, 427, 427",
    "bpf, 321, 280",
    "perf_event_open, 298, 241",
    "userfaultfd, 323, 282",
    "add_key, 248, 217",
    "request_key, 249, 218",
    "keyctl, 250, 219",
    "kexec_load, 246, 104",
    "kexec_file_load, 320, 294",
    "init_module, 175, 105",
    "finit_module, 313, 273",
    "delete_module, 176, 106",
    "quotactl, 179, 60",
    "quotactl_fd, 443, 443",
    "acct, 163, 89",
    "swapon, 167, 224",
    "swapoff, 168, 225",
    "reboot, 169, 142"
  })
  void whatLeadsAroundTheSandboxIsNotPermitted(String call, int onX86, int onAarch64) {
    assertThat(onX86(onX86, 0)).describedAs(call).isEqualTo(EPERM);
    assertThat(onAarch64(onAarch64, 0)).describedAs(call).isEqualTo(EPERM);
  }

  @ParameterizedTest
  @CsvSource({
    "CLONE_NEWTIME, 00000080",
    "CLONE_NEWNS, 00020000",
    "CLONE_NEWCGROUP, 02000000",
    "CLONE_NEWUTS, 04000000",
    "CLONE_NEWIPC, 08000000",
    "CLONE_NEWUSER, 10000000",
    "CLONE_NEWPID, 20000000",
    "CLONE_NEWNET, 40000000"
  })
  void noChildGetsNamespacesOfItsOwn(String name, String flag) {
    long flags = Long.parseLong(flag, 16) | 17;

    assertThat(onX86(56, flags)).describedAs(name).isEqualTo(EPERM);
    assertThat(onAarch64(220, flags)).describedAs(name).isEqualTo(EPERM);
  }

  @ParameterizedTest
  @CsvSource({"fork, 01200011", "vfork, 00004111", "thread of glibc, 003d0f00", "of Go, 00050f00"})
  void childrenAndThreadsAreMadeAsEver(String what, String flags) {
    assertThat(onX86(56, Long.parseLong(flags, 16))).describedAs(what).isEqualTo(ALLOWED);
    assertThat(onAarch64(220, Long.parseLong(flags, 16))).describedAs(what).isEqualTo(ALLOWED);
  }

  @Test
  void theCloneWhoseFlagsNobodySeesIsSaidNotToExist() {
    assertThat(onX86(435, 0)).isEqualTo(ENOSYS);
    assertThat(onAarch64(435, 0)).isEqualTo(ENOSYS);
  }

  @ParameterizedTest
  @CsvSource({"41, 198", "53, 199"})
  void socketsAreOfTheFamiliesThatTheNetworkNamespaceHolds(int onX86, int onAarch64) {
    for (int family = 0; family < 64; family++) {
      boolean known = family == 1 || family == 2 || family == 10 || family == 16;
      int expected = known ? ALLOWED : EAFNOSUPPORT;

      assertThat(onX86(onX86, family)).describedAs("family " + family).isEqualTo(expected);
      assertThat(onAarch64(onAarch64, family)).describedAs("family " + family).isEqualTo(expected);
    }
  }

  @Test
  void theUpperHalfOfARegisterHidesNothing() {
    long upper = 0x7000_0000_0000_0000L;

    assertThat(onX86(56, upper | 0x1000_0000)).isEqualTo(EPERM);
    assertThat(onX86(41, upper | 40)).isEqualTo(EAFNOSUPPORT);
  }

  @Test
  void callsByTheNumbersOfAnotherArchitectureEndTheProcess() {
    assertThat(decision("amd64", I386, 3, 0)).isEqualTo(KILLED);
    assertThat(decision("amd64", AARCH64, 63, 0)).isEqualTo(KILLED);
    assertThat(decision("aarch64", X86_64, 0, 0)).isEqualTo(KILLED);
  }

  @Test
  void noNumberOfX32Exists() {
    assertThat(onX86(0x4000_0000 | 39, 0)).isEqualTo(ENOSYS);
    assertThat(onX86(0x4000_0000 | 272, 0)).isEqualTo(ENOSYS);
  }

  @Test
  void whereTheNumbersAreUnknownThereIsNone() {
    assertThat(SeccompFilter.of("riscv64")).isEmpty();
  }

  private static int onX86(int call, long argument) {
    return decision("amd64", X86_64, call, argument);
  }

  private static int onAarch64(int call, long argument) {
    return decision("aarch64", AARCH64, call, argument);
  }

  /** Interprets as much of classic BPF as the filter uses; anything else fails. */
  private static int decision(String processor, int architecture, int call, long argument) {
    ByteBuffer data = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    data.putInt(0, call).putInt(4, architecture).putLong(16, argument);
    ByteBuffer program =
        ByteBuffer.wrap(SeccompFilter.of(processor).orElseThrow().program())
            .order(ByteOrder.LITTLE_ENDIAN);
    int accumulator = 0;
    for (int at = 0; ; at += 8) {
      int code = Short.toUnsignedInt(program.getShort(at));
      int ifTrue = Byte.toUnsignedInt(program.get(at + 2));
      int ifFalse = Byte.toUnsignedInt(program.get(at + 3));
      int operand = program.getInt(at + 4);
      switch (code) {
        case 0x20 -> accumulator = data.getInt(operand);
        case 0x15 -> at += 8 * (accumulator == operand ? ifTrue : ifFalse);
        case 0x35 ->
            at += 8 * (Integer.compareUnsigned(accumulator, operand) >= 0 ? ifTrue : ifFalse);
        case 0x45 -> at += 8 * ((accumulator & operand) != 0 ? ifTrue : ifFalse);
        case 0x06 -> {
          return operand;
        }
        default -> throw new AssertionError("instruction " + Integer.toHexString(code));
      }
    }
  }
}
