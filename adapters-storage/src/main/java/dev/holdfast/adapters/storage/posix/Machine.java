package dev.holdfast.adapters.storage.posix;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A kind of machine that Linux runs on: the numbers of its system calls, and the flags that differ.
 *
 * <p>Source: the kernel's {@code syscall_64.tbl}, {@code asm-generic/unistd.h} and {@code fcntl.h}.
 * The layouts of {@code statx} and of {@code getdents64} are the same everywhere.
 */
enum Machine {
  X86_64(62, 0x1_0000, 0x2_0000) {
    @Override
    int number(SystemCall call) {
      return call.onX86;
    }
  },
  AARCH64(183, 0x4000, 0x8000) {
    @Override
    int number(SystemCall call) {
      return call.onArm;
    }
  };

  private static final Path PROGRAM = Path.of("/proc/self/exe");
  private static final int ELF_HEADER_BYTES = 20;
  private static final int ELF_CLASS = 4;
  private static final int ELF_CLASS_64 = 2;
  private static final int ELF_MACHINE = 18;

  /** {@code O_DIRECTORY}: what is opened must be a directory. */
  final int directoryFlag;

  /** {@code O_NOFOLLOW}: what is opened must not be a link. */
  final int noFollowFlag;

  private final int elfMachine;

  Machine(int elfMachine, int directoryFlag, int noFollowFlag) {
    this.elfMachine = elfMachine;
    this.directoryFlag = directoryFlag;
    this.noFollowFlag = noFollowFlag;
  }

  /** The number by which the kernel knows the call. */
  abstract int number(SystemCall call);

  /** What the running program was built for, if that is one of these, and runs on Linux. */
  static Optional<Machine> current() {
    try (InputStream program = Files.newInputStream(PROGRAM)) {
      return ofProgram(program.readNBytes(ELF_HEADER_BYTES));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** What the program with this ELF header was built for. */
  static Optional<Machine> ofProgram(byte[] header) {
    if (header.length < ELF_HEADER_BYTES || header[ELF_CLASS] != ELF_CLASS_64) {
      return Optional.empty();
    }
    int number = (header[ELF_MACHINE] & 0xff) | (header[ELF_MACHINE + 1] & 0xff) << 8;
    for (Machine machine : values()) {
      if (machine.elfMachine == number) {
        return Optional.of(machine);
      }
    }
    return Optional.empty();
  }
}
