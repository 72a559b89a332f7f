"""A Holdfast server of its own for a run of the conformance tests."""

import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
START_SECONDS_MAX = 600  # the first start may have to build
STOP_SECONDS_MAX = 15


class Server:
    """Runs while the block does. Its data folder is removed with it."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="holdfast-conformance-")
        self.path = pathlib.Path(self.folder.name)
        self.data = self.path / "data"
        self.log = self.path / "serve.log"
        self.scripts = self.path / "scripts"
        self.scripts.mkdir(mode=0o755)
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [
                    "./holdfast", "serve", "--data", str(self.data), "--port", "0",
                    "--tls", "self-signed", "--scripts", str(self.scripts), "--prune-delay", "1s",
                ],
                cwd=ROOT, stdout=log, stderr=log)
        try:
            self.address = self._address()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        self.host = self.address.removeprefix("https://")
        credentials = json.loads((self.data / "admin-credentials.json").read_text())
        self.api_key = credentials["apiKey"]
        return self

    def __exit__(self, kind, value, trace):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(STOP_SECONDS_MAX)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        if kind not in (None, SystemExit):
            sys.stderr.write(self.log.read_text()[-4000:])
        self.folder.cleanup()

    def command(self, *words, text=None):
        """Runs a command of the launcher beside the server, and gives what it prints."""
        done = subprocess.run(
            ["./holdfast", *words], cwd=ROOT, input=text, capture_output=True, text=True,
            env={**os.environ, "NO_COLOR": "1"}, check=False)
        if done.returncode != 0:
            raise AssertionError(f"holdfast {' '.join(words)}: {done.stderr}")
        return done.stdout

    def _address(self):
        end = time.monotonic() + START_SECONDS_MAX
        while True:
            found = re.search(r"https://127\.0\.0\.1:\d+", self.log.read_text())
            if found and (self.data / "admin-credentials.json").exists():
                return found.group()
            if self.process.poll() is not None or time.monotonic() > end:
                raise AssertionError("The server did not start:\n" + self.log.read_text())
            time.sleep(0.2)
