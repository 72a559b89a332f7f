#!/usr/bin/env python3
"""Measures the time from the command to the first answered request.

    start-time.py [RUNS]

Runs ./holdfast serve on a folder that has had its first start, RUNS times (5 if not given), asks
GET /health until it is answered, and prints the seconds of each run.
"""

import http.client
import os
import pathlib
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
WAIT_MAX_SECONDS = 120


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def start_and_stop(data):
    port = free_port()
    begin = time.monotonic()
    server = subprocess.Popen(
        [ROOT / "holdfast", "serve", "--data", data, "--port", str(port)], stdout=subprocess.DEVNULL
    )
    try:
        while not answers(port):
            if server.poll() is not None or time.monotonic() - begin > WAIT_MAX_SECONDS:
                sys.exit("The server did not start.")
            time.sleep(0.005)
        return time.monotonic() - begin
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)


def main(arguments):
    runs = int(arguments[0]) if arguments else 5
    # Whatever has to be built or rehearsed is not part of a start.
    subprocess.run([ROOT / "holdfast", "--version"], check=True, stdout=subprocess.DEVNULL)
    with tempfile.TemporaryDirectory(prefix="holdfast-start-") as folder:
        data = os.path.join(folder, "data")
        first = start_and_stop(data)
        seconds = [start_and_stop(data) for _ in range(runs)]
    print(f"first start ever: {first:.2f} s")
    print("starts after it:  " + "  ".join(f"{value:.2f}" for value in seconds) + " s")
    print(f"median:           {statistics.median(seconds):.2f} s, load average {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
