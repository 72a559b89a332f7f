#!/usr/bin/env python3
"""Plants a folder of chance, with all that a Unix file system can hold and a backup must bring back.

  plant-tree.py [--no-link-attributes] SEED FOLDER

The same seed plants the same tree where the system allows the same: owners, devices, other users' attributes and
closed modes are for root alone, and what a file system refuses is left out. No path gets longer than other programs
can open below another folder. Names are bytes throughout, since they need not be text.

  --no-link-attributes   gives links no extended attributes
"""

import os
import random
import stat
import struct
import sys

KIB = 1 << 10
MIB = 1 << 20

# A tree is read and written some ten times over, and there are hundreds of them.
CONTENT_BYTES_MAX = 18 * MIB
# Linux opens paths below 4096 bytes; a restored tree lies below the path of its target and its own.
PATH_BYTES_MAX = 3000
DEPTH_MAX = 300
NAME_BYTES_MAX = 255
# An ext4 inode has one block for all of its attributes.
ATTRIBUTES_BYTES_MAX = 2800

# Chunks have at least 512 KiB, most at least 1 MiB, all at most 8 MiB.
BOUNDARY_BYTES = [0, 1, 2, 511 * KIB, 512 * KIB - 1, 512 * KIB, 512 * KIB + 1, MIB - 1, MIB, MIB + 1,
                  8 * MIB - 1, 8 * MIB, 8 * MIB + 1]

ODD_NAMES = [
    b" ", b"  two  spaces  ", b"...", b".hidden", b"..hidden", b"-n", b"--help", b"~", b"#", b"%41%00", b"$HOME", b"`id`",
    b"'", b'"', b"quo\"te'd", b"\\", b"back\\slash", b"\\n", b"\\x41", b"\\u0041", b"\n", b"line\nbreak\n", b"\r\n", b"tab\t",
    b"*", b"?", b"[a-z]", b"**", b"{a,b}", b"!not", b"a:b", b"a;b|c&d", b"<&>", b"\x01\x07\x1b[31m\x7f", b"CON", b"nul.txt",
    b"\xff", b"\xfe\xff", b"latin-\xe9\xe8", b"cut-\xf0\x9f\x98", b"\xc0\xaf", b"\xed\xa0\x80", b"\x80", b"ok-\xef\xbf\xbd",
    "Grüße".encode(), "Gru\u0308ße".encode(), "日本語".encode(), "😀👨‍👩‍👧‍👦".encode(), "\u202egpj.exe".encode(), "\u00a0".encode(),
    "\u2028\u2029".encode(), "\u0085\u00ad\u200b\ufeff".encode(), "\ue000\U000f0000".encode(), "\ufffe\uffff\U0010ffff".encode(),
    "\uff5e".encode(), "\U0001f600".encode(),  # UTF-16 sorts these two the other way round
]

ATTRIBUTE_NAMES = ["user.a", "user.comment", "user.with space", "user.\"quoted\"\\", "user.Grüße", "user.😀", "user." + "n" * 200]
ROOTS_ATTRIBUTE_NAMES = ["trusted.a", "trusted.overlay.opaque"]

IS_ROOT = os.geteuid() == 0
NANOSECONDS = 10**9


class Planter:
    def __init__(self, seed, root, link_attributes):
        self.chance = random.Random(seed)
        self.link_attributes = link_attributes
        self.directories = [root]
        self.files = []
        self.made = [root]
        self.content_bytes_left = CONTENT_BYTES_MAX

    def plant(self):
        os.mkdir(self.directories[0])
        makers = {self.directory: 18, self.file: 48, self.symlink: 14, self.hard_link: 8, self.fifo: 3, self.socket: 1,
                  self.device: 4}
        for make in self.chance.choices(list(makers), list(makers.values()), k=self.chance.randrange(120)):
            make(self.free_path(self.chance.choice(self.directories)))
        if self.chance.random() < 0.3:
            self.deep_directories()
        if self.chance.random() < 0.15:
            self.crowd()
        # From the leaves up: a closed folder is closed, and its time set, when all in it is done.
        for path in reversed(self.made):
            self.attributes(path)

    # Entries

    def directory(self, path):
        os.mkdir(path)
        self.made.append(path)
        self.directories.append(path)

    def file(self, path):
        with open(path, "wb") as file:
            if self.chance.random() < 0.12:
                self.sparse_content(file)
            else:
                file.write(self.content(self.size()))
        self.made.append(path)
        self.files.append(path)

    def symlink(self, path):
        target = self.chance.choice([
            lambda: b"/no/such/place",
            lambda: b"../" * self.chance.randrange(1, 40) + self.name(),
            lambda: os.path.basename(path),
            lambda: self.chance.choice(self.made),
            lambda: b"/".join(self.name() for _ in range(self.chance.randrange(1, 15)))[:4000],
            lambda: b"x" * 4095,
            self.name,
        ])()
        os.symlink(target, path)
        self.made.append(path)

    def hard_link(self, path):
        if self.files:
            os.link(self.chance.choice(self.files), path)

    def fifo(self, path):
        os.mkfifo(path)
        self.made.append(path)

    def socket(self, path):
        os.mknod(path, stat.S_IFSOCK | 0o600)
        self.made.append(path)

    def device(self, path):
        kind = self.chance.choice([stat.S_IFCHR, stat.S_IFBLK])
        number = os.makedev(self.chance.choice([0, 1, 7, 255, 256, 4095]), self.chance.choice([0, 3, 255, 256, 0xFFFFF]))
        if IS_ROOT:
            os.mknod(path, kind | 0o600, number)
            self.made.append(path)

    def deep_directories(self):
        path = self.chance.choice(self.directories)
        length = self.chance.choice([1, 3, 200])
        for _ in range(min(DEPTH_MAX, (PATH_BYTES_MAX - self.length(path)) // (length + 1))):
            path = path + b"/" + b"d" * length
            if os.path.lexists(path):
                return
            self.directory(path)
        self.file(self.free_path(os.path.dirname(path)))

    def crowd(self):
        path = self.free_path(self.directories[0])
        self.directory(path)
        for i in range(self.chance.randrange(300, 2500)):
            with open(os.path.join(path, b"%d" % i), "wb") as file:
                file.write(b"%d" % self.chance.randrange(i + 1) if i % 3 else b"")

    # Names

    def free_path(self, directory):
        while True:
            name = self.name()
            path = directory + b"/" + name
            if self.length(path) > PATH_BYTES_MAX:
                directory = self.directories[0]
            elif name not in (b".", b"..") and not os.path.lexists(path):
                return path

    def length(self, path):
        """Wherever the tree is planted, so that it is the same everywhere."""
        return len(path) - len(self.directories[0])

    def name(self):
        return self.chance.choice([
            lambda: b"f%d" % self.chance.randrange(1000),
            lambda: self.chance.choice(ODD_NAMES) + (b"" if self.chance.random() < 0.7 else b"%d" % self.chance.randrange(100)),
            self.text_name,
            self.raw_name,
            self.full_name,
        ])()

    def text_name(self):
        planes = [(0x20, 0x7F), (0x80, 0x250), (0x300, 0xD800), (0xE000, 0x10000), (0x10000, 0x20000), (0x20000, 0x110000)]
        letters = (chr(self.chance.randrange(*self.chance.choice(planes))) for _ in range(self.chance.randrange(1, 40)))
        return "".join(letters).replace("/", "_").encode()

    def raw_name(self):
        length = self.chance.randrange(1, 40)
        return bytes(self.chance.choice([b for b in range(1, 256) if b != ord("/")]) for _ in range(length))

    def full_name(self):
        letter = self.chance.choice([b"n", "ü".encode(), "😀".encode(), b"\xff", b"\\", b'"', b"\n"])
        return (letter * NAME_BYTES_MAX)[:NAME_BYTES_MAX]

    # Content

    def size(self):
        size = self.chance.choice([
            lambda: self.chance.randrange(100),
            lambda: self.chance.randrange(8 * KIB),
            lambda: self.chance.randrange(100 * KIB),
            lambda: self.chance.choice(BOUNDARY_BYTES),
        ])()
        return self.take(size)

    def take(self, size):
        """What the tree has left where it has not that much."""
        size = size if size <= self.content_bytes_left else min(self.content_bytes_left, 17)
        self.content_bytes_left -= size
        return size

    def content(self, size):
        kind = self.chance.randrange(4)
        if kind == 0:
            return bytes(size)
        if kind == 1:
            return (b"All work and no play. " * (size // 22 + 1))[:size]
        if kind == 2:
            block = self.chance.randbytes(70_001)
            return (block * (size // len(block) + 1))[:size]
        return self.chance.randbytes(size)

    def sparse_content(self, file):
        end = self.take(self.chance.choice([4 * KIB, 600 * KIB, MIB, 2 * MIB, 8 * MIB + 5]))
        for _ in range(self.chance.randrange(4)):
            at = self.chance.randrange(end + 1)
            file.seek(at)
            file.write(self.chance.randbytes(min(5000, end - at)))
        file.truncate(end)

    # Attributes

    def attributes(self, path):
        status = os.lstat(path)
        if IS_ROOT and self.chance.random() < 0.5:
            os.lchown(path, self.owner(), self.owner())
        if self.chance.random() < 0.3:
            self.extended_attributes(path, status)
        if not stat.S_ISLNK(status.st_mode) and self.chance.random() < 0.7:
            os.chmod(path, self.mode(status))
        if IS_ROOT and stat.S_ISREG(status.st_mode) and self.chance.random() < 0.05:
            may_bind_low_ports = struct.pack("<5I", 0x02000001, 1 << 10, 0, 0, 0)
            self.extended_attribute(path, "security.capability", may_bind_low_ports)
        if self.chance.random() < 0.8:
            os.utime(path, ns=(self.time(), self.time()), follow_symlinks=False)

    def owner(self):
        return self.chance.choice([0, 1, 1000, 65534, 65535, 65536, 2**31 - 1, 2**31, 2**32 - 2, self.chance.randrange(2**32 - 1)])

    def mode(self, status):
        mode = self.chance.choice([0o000, 0o400, 0o644, 0o755, 0o777, 0o1777, 0o2755, 0o4755, 0o6711, 0o7777,
                                   self.chance.randrange(0o10000)])
        return mode if IS_ROOT else mode | (0o700 if stat.S_ISDIR(status.st_mode) else 0o400)

    def time(self):
        seconds = self.chance.choice([
            0, -1, 1, 1_700_000_000 + self.chance.randrange(10**7), self.chance.randrange(-2**31, 0), -2**31, 2**31 - 1, 2**31,
            2**32, self.chance.randrange(2**31, 3 * 2**32 - 1), self.chance.randrange(2**31)])
        nanoseconds = self.chance.choice([0, 1, 999_999_999, 500_000_000, 123_456_000, self.chance.randrange(NANOSECONDS)])
        return seconds * NANOSECONDS + nanoseconds

    def extended_attributes(self, path, status):
        """The system lets users have attributes on files and folders alone."""
        plain = stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)
        names = (ATTRIBUTE_NAMES if plain else []) + (ROOTS_ATTRIBUTE_NAMES if IS_ROOT else [])
        left = ATTRIBUTES_BYTES_MAX
        for name in self.chance.sample(names, self.chance.randrange(len(names) + 1)):
            value = self.chance.choice([b"", b"\0", b"text", "Grüße\n".encode(), self.chance.randbytes(self.chance.randrange(1000))])
            if len(name) + len(value) + 16 <= left:
                left -= len(name) + len(value) + 16
                self.extended_attribute(path, name, value)
        if plain and self.chance.random() < 0.3:
            self.extended_attribute(path, "system.posix_acl_access", self.access_list())
            if stat.S_ISDIR(status.st_mode):
                self.extended_attribute(path, "system.posix_acl_default", self.access_list())

    def access_list(self):
        """The kernel's form: a version, then tag, permissions and id of owner, a user, group, mask and others."""
        nobody = 2**32 - 1
        entries = [(1, nobody), (2, self.chance.randrange(70_000)), (4, nobody), (16, nobody), (32, nobody)]
        return struct.pack("<I", 2) + b"".join(
            struct.pack("<HHI", tag, self.chance.randrange(8), user) for tag, user in entries)

    def extended_attribute(self, path, name, value):
        if os.path.islink(path) and not self.link_attributes:
            return
        try:
            os.setxattr(path, name, value, follow_symlinks=False)
        except OSError:
            pass  # This file system has none, or none of these; the comparison is with what it took.


def main():
    *options, seed, root = sys.argv[1:]
    os.umask(0o022)
    Planter(int(seed), os.fsencode(root), "--no-link-attributes" not in options).plant()


if __name__ == "__main__":
    main()
