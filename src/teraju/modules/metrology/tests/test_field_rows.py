"""How a row stands on the telephone: what is left to do is not told as done."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[1] / "static" / "metrology" / "field"
AGAIN = {"replaces": "1"}


def entry(status: str = "sent", verdict: str = "pass", **payload: Any) -> dict[str, Any]:
    return {"status": status, "verdict": verdict, "payload": {"cells": None, **payload}}


CASES = [
    (None, None, ["none", "to_test"], False),
    (None, {"replaces": None}, ["warn", "begun"], False),
    (entry("new"), None, ["good", "result_pass"], True),
    (entry(), None, ["good", "result_pass"], True),
    (entry(verdict="fail"), None, ["bad", "result_fail"], True),
    (entry(pieces=[3, 0, 1, 0]), None, ["warn", "result_pass"], True),
    (entry(verdict="", cells={"a": "1"}), None, ["warn", "result_"], True),
    (entry("conflict"), None, ["warn", "status_conflict"], False),
    (entry("refused", "fail"), None, ["warn", "status_refused"], False),
    (entry("refused", "", cells={"a": "1"}), None, ["warn", "status_refused"], False),
    # One that was opened by mistake changes nothing; one that stands for another does.
    (entry(), {"replaces": None}, ["good", "result_pass"], True),
    (entry(), AGAIN, ["warn", "begun"], False),
    (entry("conflict"), AGAIN, ["warn", "begun"], False),
]


def test_a_row_says_what_is_left_to_do():
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node: the rows are judged by the journey alone")
    script = Path(__file__).with_name("rows.mjs")
    done = subprocess.run(
        [node, "--no-warnings", str(script), str(FOLDER)],
        input=json.dumps([[sent, draft] for sent, draft, *_told in CASES]),
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == [[badge, counts] for *_row, badge, counts in CASES]
