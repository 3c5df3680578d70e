"""The supervisor at work, in a process of its own: it takes over signals and forks."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import teraju

SOURCE = str(Path(teraju.__file__).parents[1])

PROGRAM = """
import os, sys, time
from pathlib import Path
from teraju.cli.processes import Child, Supervisor

def work(path):
    with open(path, "a") as file:
        file.write(f"{os.getpid()}\\n")
    time.sleep(600)

def tell(line):
    print(line, flush=True)

if __name__ == "__main__":
    supervisor = Supervisor([Child("worker", work, (sys.argv[1],))], tell)
    supervisor.start()
    supervisor.watch()
    supervisor.stop()
"""


@pytest.fixture
def supervised(tmp_path):
    """Return a running supervisor and the file in which its child leaves process numbers."""
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    pids = tmp_path / "pids"
    process = subprocess.Popen(
        [sys.executable, str(program), str(pids)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONPATH": SOURCE},
    )
    yield process, pids
    process.kill()
    process.communicate()


def wait_for(condition):
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def numbers(path):
    return [int(line) for line in path.read_text().split()] if path.exists() else []


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_stops_all_without_a_trace(supervised, stop):
    process, pids = supervised
    wait_for(lambda: numbers(pids))
    process.send_signal(stop)
    words, _ = process.communicate(timeout=20)
    assert (process.returncode, words) == (0, "")
    assert not is_alive(numbers(pids)[0])


def test_a_child_that_ends_is_started_again(supervised):
    process, pids = supervised
    wait_for(lambda: numbers(pids))
    os.kill(numbers(pids)[0], signal.SIGKILL)
    wait_for(lambda: len(numbers(pids)) == 2)
    process.send_signal(signal.SIGTERM)
    words, _ = process.communicate(timeout=20)
    assert "The worker ended unexpectedly (status -9): starting it again." in words
    assert not is_alive(numbers(pids)[1])


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_a_killed_supervisor_leaves_no_orphan(supervised):
    process, pids = supervised
    wait_for(lambda: numbers(pids))
    process.kill()
    process.wait(timeout=20)
    wait_for(lambda: not is_alive(numbers(pids)[0]))


APART = """
import os, sys, time
from teraju.cli.processes import Child, Supervisor

def become(): os.execv(sys.executable, [sys.executable, "-c", "import time; time.sleep(30)"])

looks, end = [], time.monotonic() + 1
def is_over():
    looks.append(1)
    return time.monotonic() > end

if __name__ == "__main__":
    child = Child("program", become)
    supervisor = Supervisor([child], print)
    supervisor.start()
    supervisor.watch(until=is_over, every=0.1)
    print(child.running, len(looks))
    supervisor.stop()
"""


def played(folder: Path, script: str) -> str:
    """Run a program of its own with children, and give what it printed."""
    program = folder / "played.py"
    program.write_text(script, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(program)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": SOURCE},
        check=True,
    )
    return done.stdout


def test_a_child_that_became_another_program_keeps_nobody_awake(tmp_path):
    """It closed the pipe that tells of its end: by that alone the parent would never rest."""
    told = played(tmp_path, APART).split()
    assert told[0] == "True"
    assert int(told[1]) < 40


REFUSED = """
import sys, time
from teraju.cli.processes import Child, Supervisor

def refuse(): sys.exit(3)
def work(): time.sleep(30)

end = time.monotonic() + 3
if __name__ == "__main__":
    children = [Child("worker", work), Child("channel", refuse, hopeless=3)]
    supervisor = Supervisor(children, lambda line: print(line, flush=True))
    supervisor.start()
    supervisor.watch(until=lambda: time.monotonic() > end, every=0.1)
    print(children[0].running)
    supervisor.stop()
"""


def test_a_child_that_says_why_it_cannot_start_is_left_out(tmp_path):
    """A taken port stays taken: it is told once, and the others go on."""
    told = played(tmp_path, REFUSED)
    assert told.splitlines() == [
        "The channel is left out, for the reason above; everything else runs.",
        "True",
    ]
