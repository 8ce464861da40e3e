package io.threeways.agent.sandbox;

/**
 * System calls that a {@link SeccompFilter} knows, with their numbers on each architecture: the
 * kernel's {@code syscall_64.tbl} and {@code asm-generic/unistd.h}. From 424 on all architectures
 * count alike.
 */
enum SystemCall {
  CLONE(56, 220),
  CLONE3(435, 435),
  SOCKET(41, 198),
  SOCKETPAIR(53, 199),

  UNSHARE(272, 97),
  SETNS(308, 268),

  MOUNT(165, 40),
  UMOUNT2(166, 39),
  PIVOT_ROOT(155, 41),
  CHROOT(161, 51),
  OPEN_TREE(428, 428),
  MOVE_MOUNT(429, 429),
  FSOPEN(430, 430),
  FSCONFIG(431, 431),
  FSMOUNT(432, 432),
  FSPICK(433, 433),
  MOUNT_SETATTR(442, 442),
  OPEN_TREE_ATTR(467, 467),

  IO_URING_SETUP(425, 425),
  IO_URING_ENTER(426, 426),
  IO_URING_REGISTER(427, 427),

  BPF(321, 280),
  PERF_EVENT_OPEN(298, 241),
  USERFAULTFD(323, 282),

  ADD_KEY(248, 217),
  REQUEST_KEY(249, 218),
  KEYCTL(250, 219),

  KEXEC_LOAD(246, 104),
  KEXEC_FILE_LOAD(320, 294),
  INIT_MODULE(175, 105),
  FINIT_MODULE(313, 273),
  DELETE_MODULE(176, 106),
  QUOTACTL(179, 60),
  QUOTACTL_FD(443, 443),
  ACCT(163, 89),
  SWAPON(167, 224),
  SWAPOFF(168, 225),
  REBOOT(169, 142);

  private final int x86;
  private final int aarch64;

  SystemCall(int x86, int aarch64) {
    this.x86 = x86;
    this.aarch64 = aarch64;
  }

  int onX86() {
    return x86;
  }

  int onAarch64() {
    return aarch64;
  }
}
