"""Making many papers at once: this process and one more for every further core.

A helper is a fresh process: it shares no connection with this one and no threads of the typesetter.
It is handed one paper at a time, so that nobody waits for the slower half. What a helper could not
make is made here, where a refusal is raised with its own words.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from threading import Lock, Thread
from typing import IO, Any, cast

from django.conf import settings

from .making import Made, Making, make

# Below this a helper would still be starting when all is done.
WORTH_IT = 12
_CALL = "from teraju.platform.papers.crew import serve; serve()"
_GIVEN = ("TERAJU_KEY_DIR", "TERAJU_KEY_PASSPHRASE")


class Helper:
    """A process that makes one paper after the other."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and words
            [sys.executable, "-c", _CALL],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        # Through the pipe: the passphrase stands in no list of processes.
        self._send({name: getattr(settings, name) for name in _GIVEN})
        self._started = Thread(target=self._answer, daemon=True)
        self._started.start()

    @property
    def is_ready(self) -> bool:
        """Whether it has started: nobody waits for that while holding a lock."""
        return not self._started.is_alive()

    def make(self, one: Making) -> Made | None:
        """Make a paper, once it has started; None if that failed, for whatever reason."""
        self._started.join()
        try:
            self._send(one)
        except (OSError, ValueError, pickle.PickleError):
            return None
        return self._answer()

    def _answer(self) -> Made | None:
        try:
            answers = cast("IO[bytes]", self._process.stdout)
            found: Made | None = pickle.load(answers)  # noqa: S301 - our own process wrote it
        except (OSError, EOFError, ValueError, pickle.PickleError):
            return None
        return found

    def end(self) -> None:
        self._process.kill()
        self._started.join()
        self._process.communicate()

    def _send(self, what: Any) -> None:
        asks = cast("IO[bytes]", self._process.stdin)
        pickle.dump(what, asks)
        asks.flush()


class Crew:
    """This process and its helpers, until the work is over."""

    def __init__(self, helpers: Sequence[Helper] = ()) -> None:
        self._helpers = helpers

    def make_all(self, wanted: Sequence[Making]) -> list[Made]:
        """Make papers; they come back in the order given. Raises what `make` raises."""
        made: dict[int, Made] = {}
        left, lock = iter(enumerate(wanted)), Lock()

        def work(do: Callable[[Making], Made | None]) -> None:
            while True:
                with lock:
                    number, one = next(left, (0, None))
                done = do(one) if one else None
                if done is None:
                    return
                made[number] = done

        helpers = [one for one in self._helpers if one.is_ready]
        with ThreadPoolExecutor(max(1, len(helpers))) as threads:
            asked = [threads.submit(work, helper.make) for helper in helpers]
            work(make)
            for one in asked:
                one.result()
        return [made.get(number) or make(one) for number, one in enumerate(wanted)]


@contextmanager
def crew_for(count: int) -> Iterator[Crew]:
    """A crew for so many papers; without helpers where it is not worth starting them."""
    helpers = [Helper() for _core in range(cores() - 1)] if count >= WORTH_IT else []
    try:
        if helpers:
            _warm_up()
        yield Crew(helpers)
    finally:
        for one in helpers:
            one.end()


def _warm_up() -> None:
    """Load what the first paper would load while its number is held."""
    import_module("typst")
    import_module("pyhanko.sign.signers")


def cores() -> int:
    """How many processes can work at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def serve() -> None:
    """Be a helper: make what is read until nothing more comes; answer None to what fails."""
    answers, sys.stdout = sys.stdout.buffer, sys.stderr
    import django

    for name, value in pickle.load(sys.stdin.buffer).items():  # noqa: S301 - our own process wrote it
        setattr(settings, name, value)
    django.setup()
    _warm_up()
    pickle.dump(None, answers)
    answers.flush()
    while True:
        try:
            wanted = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own process wrote it
        except EOFError:
            return
        try:
            made: Made | None = make(wanted)
        except Exception:  # noqa: BLE001 - made again by who asked, and refused there
            made = None
        pickle.dump(made, answers)
        answers.flush()
