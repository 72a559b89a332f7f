#!/usr/bin/env python3
"""Pastes the README's tours into a shell, as a newcomer would.

The first block of "Five minutes" is the server's and runs by itself; all others run in one shell beside it,
each when the one before has ended. Fails when a block fails, or what should be seen is not.

  .ci/readme-tour.py
"""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
START_SECONDS_MAX = 600  # the first start may have to build
TOUR_SECONDS_MAX = 120
MADE = ("holdfast-data", "acme.json", "recovery-key.txt", "my-backup", "restored-docs", "recovered")
SEEN = (
    '"status":"COMPLETE"',
    "Upper case",
    "no errors were found",
    "/TRANSFORM",
    '"status":"Finished"',
    "nobody can set that aside",
    "/docs/operations.md",
    "2 snapshots",
    "0 new, 0 changed",
    "The same.",
    "api-notes.md",
)


def blocks(title):
    section = (ROOT / "README.md").read_text().split(f"\n## {title}\n")[1].split("\n## ")[0]
    return re.findall(r"^```sh\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)


def wait_for_address(server, output):
    end = time.monotonic() + START_SECONDS_MAX
    while "http://127.0.0.1:8640" not in output.read_text():
        if server.poll() is not None or time.monotonic() > end:
            sys.exit("The server did not start:\n" + output.read_text())
        time.sleep(0.2)


def main():
    serve, *steps = blocks("Five minutes") + blocks("Folders, on a schedule") + blocks("Files, without a server")
    made = [ROOT / name for name in MADE]
    for path in made:
        if path.exists():
            sys.exit(f"{path} is there already; the tour wants an empty place.")
    with tempfile.TemporaryDirectory(prefix="holdfast-tour-") as folder:
        output = pathlib.Path(folder) / "serve.out"
        with output.open("wb") as out:
            server = subprocess.Popen(
                ["bash", "-c", "exec " + serve.strip()], cwd=ROOT, stdout=out, stderr=out)
        try:
            wait_for_address(server, output)
            print(output.read_text())
            # A reader takes a moment from block to block.
            script = "\nsleep 1\n".join(f"set -v\n{step}\nset +v" for step in steps)
            tour = subprocess.run(
                ["bash", "-eo", "pipefail", "-c", script], cwd=ROOT, timeout=TOUR_SECONDS_MAX,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            print(tour.stdout)
            if tour.returncode:
                sys.exit(f"The tour ended with {tour.returncode}.")
            for fact in SEEN:
                if fact not in tour.stdout:
                    sys.exit(f"The tour never showed: {fact}")
        finally:
            server.send_signal(signal.SIGINT)
            code = server.wait(timeout=30)
            for path in made:
                if path.is_dir():
                    shutil.rmtree(path)
                else:
                    path.unlink(missing_ok=True)
        if code:
            sys.exit(f"The server ended with {code}:\n" + output.read_text())


if __name__ == "__main__":
    main()
