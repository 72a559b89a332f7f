#!/usr/bin/env python3
"""Names each difference between two folders, by path and by what differs.

  compare-trees.py [OPTION...] WANTED FOUND

Compares names, types, modes, owners, sizes, times of modification in nanoseconds, content, targets of links, device
numbers, extended attributes (access lists and capabilities are some), and which names are one file. Sockets are left
out: they belong to a process, and no backup keeps them. Exits with 1 if anything differs.

  --text-link-targets   takes any target for right where the wanted one is not UTF-8
  --times-before-2262   takes any time for right where 64 bits do not hold the nanoseconds of the wanted one
"""

import hashlib
import os
import stat
import sys

DIFFERENCES_SHOWN_MAX = 50
SHOWN_CHARACTERS_MAX = 200
READ_BYTES = 1 << 20
MODIFIED = "modified (ns)"
TARGET = "target"


def main():
    *options, wanted_root, found_root = sys.argv[1:]
    wanted, found = describe(os.fsencode(wanted_root)), describe(os.fsencode(found_root))
    for option in options:
        member, may_differ = {
            "--text-link-targets": (TARGET, has_raw_target),
            "--times-before-2262": (MODIFIED, lambda entry: entry[MODIFIED] >= 2**63),
        }[option]
        forget(member, may_differ, wanted, found)
    differences = list(compare(wanted, found))
    for difference in differences[:DIFFERENCES_SHOWN_MAX]:
        print(difference)
    if differences:
        sys.exit(f"{len(differences)} differences among {len(wanted)} entries")
    print(f"{len(wanted)} entries are the same")


def describe(root):
    entries = {}
    names_of_file = {}
    pending = [b"."]
    while pending:
        path = pending.pop()
        full = os.path.join(root, path)
        status = os.lstat(full)
        if stat.S_ISSOCK(status.st_mode):
            continue
        entries[path] = members(full, status)
        if stat.S_ISDIR(status.st_mode):
            pending += [os.path.join(path, name) for name in os.listdir(full)]
        elif stat.S_ISREG(status.st_mode):
            names_of_file.setdefault((status.st_dev, status.st_ino), []).append(path)
    for names in names_of_file.values():
        for path in names:
            entries[path]["one file"] = sorted(names)
    return entries


def members(path, status):
    mode = status.st_mode
    found = {
        "type": stat.S_IFMT(mode),
        "mode": oct(stat.S_IMODE(mode)),
        "owner": status.st_uid,
        "group": status.st_gid,
        MODIFIED: status.st_mtime_ns,
        "extended attributes": extended_attributes(path),
    }
    if stat.S_ISREG(mode):
        found["size"] = status.st_size
        found["content"] = content_hash(path)
    elif stat.S_ISLNK(mode):
        found[TARGET] = os.readlink(path)
    elif stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
        found["device"] = (os.major(status.st_rdev), os.minor(status.st_rdev))
    return found


def extended_attributes(path):
    try:
        names = os.listxattr(path, follow_symlinks=False)
    except OSError:
        return {}
    return {name: os.getxattr(path, name, follow_symlinks=False) for name in sorted(names)}


def content_hash(path):
    digest = hashlib.sha256()
    with open(path, "rb", buffering=0) as file:
        while part := file.read(READ_BYTES):
            digest.update(part)
    return digest.hexdigest()


def has_raw_target(entry):
    try:
        entry.get(TARGET, b"").decode()
        return False
    except UnicodeDecodeError:
        return True


def forget(member, may_differ, wanted, found):
    for path, entry in wanted.items():
        if may_differ(entry):
            for side in (entry, found.get(path, {})):
                side.pop(member, None)


def compare(wanted, found):
    for path in sorted(wanted.keys() | found.keys()):
        if path not in found:
            yield f"{path!r}: missing"
        elif path not in wanted:
            yield f"{path!r}: should not be there"
        else:
            ours, theirs = wanted[path], found[path]
            for member in sorted(ours.keys() | theirs.keys()):
                if ours.get(member) != theirs.get(member):
                    yield f"{path!r}: {member}: wanted {shown(ours.get(member))}, found {shown(theirs.get(member))}"


def shown(value):
    text = repr(value)
    return text if len(text) <= SHOWN_CHARACTERS_MAX else text[:SHOWN_CHARACTERS_MAX] + "..."


if __name__ == "__main__":
    main()
