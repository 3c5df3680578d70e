"""A picture of every page of the demonstration, into shots/ (which git ignores).

`make shots` starts the program with a fresh demonstration, walks it as several people, link by
link, and takes each page at 390 and 1280 px in both languages, a few also dark. Each page is taken
once, by the first person who reaches it.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "shots"
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
PEOPLE = (
    "",
    "coordinator.serang",
    "auditor.serang",
    "inspector.serang",
    "secretary.serang",
    "licensing-auditor.serang",
    "bsn.serang",
    "coach.serang",
    "body.serang",
    "administrator.serang",
    "secretary.kupang",
    "coach.kupang",
    "survey.kupang",
    "verifier.kupang",
    "coordinator.mojokerto",
    "metrology.mojokerto",
    "tester.mojokerto",
    "counter.mojokerto",
    "supervisor.mojokerto",
    "tpi.mojokerto",
)
WIDTHS = (390, 1280)
LANGUAGES = ("id", "en")
DARK = re.compile(r"^/$|^/login/$|^/agreements/$|^/certifications/\d+/$|^/design$")
NOT_PAGES = re.compile(r"[?&]format=|\.(pdf|xlsx|csv|pem|css|js|svg)$|/pdf/?$|^/files/|^/static/")


@contextmanager
def running() -> Iterator[str]:
    """The program with a fresh demonstration; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "TERAJU_DATA_DIR": folder, "TERAJU_DEMO": "true"}
        command = [sys.executable, "-m", "teraju.cli", "run", "--no-concerns", "--port", str(port)]
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        address = f"http://127.0.0.1:{port}"
        try:
            wait_for(address)
            yield address
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=20)


def wait_for(address: str) -> None:
    """Return when the server answers; give up after three minutes."""
    for _attempt in range(720):
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=2)
        except OSError:
            time.sleep(0.25)
        else:
            return
    raise SystemExit("The server does not answer.")


def enter(page: Any, address: str, account: str) -> None:
    """Log in by the demonstration's button; without an account stay outside."""
    page.goto(f"{address}/login/")
    if account:
        page.locator(f'form:has(input[value="{account}"]) button').click()
        page.wait_for_url(f"{address}/")


def walk(page: Any, address: str, seen: set[str]) -> Iterator[str]:
    """Every page that links lead to, nearest first; what others reached already is left out."""
    inside = page.url == f"{address}/"
    waiting = ["/"] if inside else ["/login/", "/v/", "/k/", "/design"]
    tried: set[str] = set()
    while waiting:
        path = waiting.pop(0)
        # Everybody's home leads elsewhere; what else others reached needs no second visit.
        if path in tried or (path in seen and path != "/"):
            continue
        tried.add(path)
        response = page.goto(f"{address}{path}")
        if page.url != f"{address}{path}":
            continue  # Sent elsewhere: somebody else may get there.
        if not response or response.status != 200:
            print(f"{path} answers {response.status if response else 'nothing'}", file=sys.stderr)
            continue
        if path not in seen:
            seen.add(path)
            yield path
            page.goto(f"{address}{path}")
        links = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
        for link in links:
            target = link.removeprefix(address).split("#")[0]
            if target.startswith("/") and "?" not in target and not NOT_PAGES.search(target):
                waiting.append(target)


def take(page: Any, address: str, path: str, who: str) -> None:
    """The pictures of one page."""
    name = path.strip("/").replace("/", "-") or "home"
    context = page.context
    for language in LANGUAGES:
        context.add_cookies([{"name": "language", "value": language, "url": address}])
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            for theme in ("light", "dark") if DARK.match(path) else ("light",):
                context.add_cookies([{"name": "theme", "value": theme, "url": address}])
                page.goto(f"{address}{path}")
                target = FOLDER / f"{name}--{who or 'public'}--{width}-{language}-{theme}.png"
                page.screenshot(path=str(target), full_page=True)
    context.add_cookies([{"name": "theme", "value": "light", "url": address}])


def main() -> None:
    """Walk as each person and take what is new."""
    if not Path(CHROMIUM).exists():
        raise SystemExit("There is no browser: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    seen: set[str] = set()
    with running() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for account in PEOPLE:
            page = browser.new_context().new_page()
            enter(page, address, account)
            for path in walk(page, address, seen):
                take(page, address, path, account.split(".")[0])
            page.context.close()
        browser.close()
    print(f"{len(list(FOLDER.glob('*.png')))} pictures of {len(seen)} pages in {FOLDER.name}/")


if __name__ == "__main__":
    main()
