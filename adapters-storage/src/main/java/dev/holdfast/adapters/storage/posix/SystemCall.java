package dev.holdfast.adapters.storage.posix;

/** The system calls that are made, with their numbers. */
enum SystemCall {
  READ(0, 63),
  CLOSE(3, 57),
  LSEEK(8, 62),
  PREAD64(17, 67),
  PWRITE64(18, 68),
  KILL(62, 129),
  FSYNC(74, 82),
  FTRUNCATE(77, 46),
  SETPRIORITY(141, 140),
  SETXATTR(188, 5),
  GETXATTR(191, 8),
  LGETXATTR(192, 9),
  LLISTXATTR(195, 12),
  FLISTXATTR(196, 13),
  REMOVEXATTR(197, 14),
  GETDENTS64(217, 61),
  FADVISE64(221, 223),
  OPENAT(257, 56),
  MKDIRAT(258, 34),
  MKNODAT(259, 33),
  FCHOWNAT(260, 54),
  UNLINKAT(263, 35),
  LINKAT(265, 37),
  SYMLINKAT(266, 36),
  READLINKAT(267, 78),
  FCHMODAT(268, 53),
  UTIMENSAT(280, 88),
  SYNCFS(306, 267),
  RENAMEAT2(316, 276),
  STATX(332, 291),
  FCHMODAT2(452, 452),
  LISTXATTRAT(465, 465);

  final int onX86;
  final int onArm;

  SystemCall(int onX86, int onArm) {
    this.onX86 = onX86;
    this.onArm = onArm;
  }
}
