"""A process that was forked after the typesetter's first use must still get its paper."""

import subprocess
import sys

import pytest

SCRIPT = """
import os, signal
from teraju.platform.papers.tests.samples import card, rendered
one = rendered("card", card(), language="id").pdf
child = os.fork()
if child == 0:
    signal.alarm(20)
    os._exit(0 if rendered("card", card(), language="id").pdf == one else 1)
raise SystemExit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no fork there")
def test_a_forked_process_typesets_the_same_paper():
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        capture_output=True,
        check=False,
        timeout=40,
        env={
            "PYTHONPATH": ":".join(filter(None, sys.path)),
            "DJANGO_SETTINGS_MODULE": "teraju.config.settings",
        },
    )
    assert done.returncode == 0, done.stderr.decode()[-500:]
