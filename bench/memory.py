"""How much memory a web worker holds after 200 requests over all pages of the menu."""

import http.client
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from bench.figures import Figure, script
from bench.installation import fresh
from bench.list_page import signed_in

REQUESTS = 200
BUDGET = 120.0
EXPORT = "/agencies/?format=xlsx"


def measure() -> list[Figure]:
    """Start the server as `make run` does, read pages, weigh the worker."""
    with fresh():
        from teraju.cli.prepare import prepare

        prepare(lambda _line: None)
        cookie = signed_in()
        port = free_port()
        command = [sys.executable, "-m", "teraju.cli", "run", "--no-jobs", "--no-concerns"]
        command += ["--port", str(port)]
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        try:
            wait_until_up(port)
            pages = read_pages(port, cookie)
            worker = leaf(server.pid)
            figures = [
                Figure("requests read", REQUESTS, f"requests, {pages} pages"),
                Figure("web worker, resident", mebibytes(worker, "Rss"), "MiB", BUDGET),
                Figure("web worker, its own share", mebibytes(worker, "Pss"), "MiB"),
            ]
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=30)
    return figures


def free_port() -> int:
    """Return a port that nobody uses just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def get(port: int, path: str, cookie: str = "") -> tuple[int, str]:
    """Return status and body of a page."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path, headers={"Cookie": cookie} if cookie else {})
        response = connection.getresponse()
        return response.status, response.read().decode("utf-8", errors="replace")
    finally:
        connection.close()


def wait_until_up(port: int) -> None:
    """Wait for the first answer, a minute at most."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            get(port, "/healthz")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("The server does not answer.")


def read_pages(port: int, cookie: str) -> int:
    """Read the pages that the home page links to in turns; return how many there are."""
    _, home = get(port, "/", cookie)
    paths = sorted({"/", EXPORT, *re.findall(r'href="(/[a-z0-9/_-]*)"', home)})
    paths = [path for path in paths if not path.startswith(("/static/", "/logout"))]
    for number in range(REQUESTS):
        path = paths[number % len(paths)]
        status, _ = get(port, path, cookie)
        if status != 200:
            raise SystemExit(f"{path} answers {status}.")
    return len(paths)


def leaf(pid: int) -> int:
    """Return the process at the end of the chain of children: the worker."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return leaf(int(children[0])) if children else pid


def mebibytes(pid: int, name: str) -> float:
    """Return a figure of the kernel's summary: Rss counts shared pages whole, Pss by share."""
    summary = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    found = re.search(rf"^{name}:\s+(\d+) kB", summary, re.MULTILINE)
    if found is None:
        raise SystemExit("The kernel does not tell how much memory the worker holds.")
    return int(found[1]) / 1024


if __name__ == "__main__":
    script(measure)
