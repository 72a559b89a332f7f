"""What the benchmarks of protection share: a server of the distribution, and the content of files."""

import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
WAIT_SECONDS_MAX = 900
WORDS = [f"word{number}" for number in range(4096)]


def must(command):
    done = subprocess.run([str(word) for word in command], cwd=ROOT, capture_output=True, text=True,
                          env={**os.environ, "NO_COLOR": "1"})
    if done.returncode:
        sys.exit(f"{command} ended with {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout


def build():
    must(["mvn", "-q", "-B", "-Pbenchmarks", "-pl", "benchmarks,bootstrap", "-am", "package", "-DskipTests",
          "-Dmaven.javadoc.skip=true"])


def content(chance, count):
    """Half of it compresses."""
    text = " ".join(chance.choices(WORDS, k=count // 14)).encode()
    return text + chance.randbytes(count - len(text))


class Server:
    """The distribution's, on a data folder of its own."""

    def __init__(self, work):
        self.data, self.log = work / "data", work / "serve.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                ["./holdfast", "serve", "--data", str(self.data), "--port", "0"], cwd=ROOT, stdout=log, stderr=log)
        self.base = until("the server", self.address) + "/v2/data-protect"
        self.key = json.loads((self.data / "admin-credentials.json").read_text())["apiKey"]

    def address(self):
        if self.process.poll() is not None:
            sys.exit("The server did not start: " + self.log.read_text())
        found = re.search(r"http://127\.0\.0\.1:\d+", self.log.read_text())
        return found.group() if found and (self.data / "admin-credentials.json").exists() else None

    def call(self, path, body=None):
        request = urllib.request.Request(
            self.base + path, None if body is None else json.dumps(body).encode(),
            {"apiKey": self.key, "Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as e:
            sys.exit(f"{path} was answered with {e.code}: {e.read().decode()}")

    def protect(self, name, folder):
        """Stores a folder by a new group's first run; gives the run."""
        return self.protect_by(name, lambda host: {
            "protectionType": "kFile", "fileProtectionTypeParams": {
                "objects": [{"id": host, "filePaths": [{"includedPath": str(folder)}]}]}})

    def protect_image(self, name, image):
        """Stores an image file as a volume."""
        return self.protect_by(name, lambda host: {
            "protectionType": "kVolume", "volumeProtectionTypeParams": {
                "objects": [{"id": host, "volumeGuids": [str(image)]}]}})

    def protect_by(self, name, parameters):
        host = self.host()
        policy = self.call("/policies", {
            "name": name,
            "backupPolicy": {"regular": {
                "incremental": {"schedule": {"unit": "Hours", "hourSchedule": {"frequency": 6}}},
                "retention": {"unit": "Weeks", "duration": 2}}}})
        group = self.call("/protection-groups", {
            "name": name, "policyId": policy["id"], "environment": "kPhysical",
            "physicalParams": parameters(host)})
        path = f"/protection-groups/{group['id']}/runs?includeObjectDetails=true"
        run = until("a run", lambda: next(
            (run for run in self.call(path).get("runs") or [] if run["localBackupInfo"].get("endTimeUsecs")), None))
        if run["localBackupInfo"]["status"] != "Succeeded":
            sys.exit(f"The run of {name} ended as {run['localBackupInfo']}")
        return run

    def host(self):
        found = self.call("/sources/registrations").get("registrations")
        if not found:
            found = [self.call("/sources/registrations", {
                "environment": "kPhysical",
                "physicalParams": {"endpoint": "localhost", "hostType": "kLinux", "physicalType": "kHost"}})]
        return found[0]["sourceId"]

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)


def until(what, condition, pause=0.05):
    end = time.monotonic() + WAIT_SECONDS_MAX
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            sys.exit(f"Waited {WAIT_SECONDS_MAX} s for {what}")
        time.sleep(pause)
