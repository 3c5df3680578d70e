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


SENT = {"started": "1", "note": "", "pieces": [8, 0, 0, 0], "entry": "1"}
COPY = {"started": "0", "ended": "2", "struck": [], "entry": None, "replaces": "1", "of": None}
# What was sent, the draft that puts it right, and whether nothing was put right in it yet.
COPIES = [
    (SENT, {**SENT, **COPY, "settled": None}, True),
    (SENT, {**COPY, "pieces": [8, 0, 0, 0], "note": ""}, True),
    (SENT, {**SENT, **COPY, "note": "Lain"}, False),
    (SENT, {**SENT, **COPY, "pieces": [7, 0, 1, 0]}, False),
    # Measured anew it is another test, also before anything is read.
    (SENT, {**SENT, **COPY, "ended": None}, False),
]


@pytest.fixture(scope="module")
def judged():
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node: the rows are judged by the journey alone")
    script = Path(__file__).with_name("rows.mjs")
    given = {
        "rows": [[sent, draft] for sent, draft, *_told in CASES],
        "copies": [[sent, draft] for sent, draft, _same in COPIES],
    }
    done = subprocess.run(
        [node, "--no-warnings", str(script), str(FOLDER)],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_a_row_says_what_is_left_to_do(judged):
    assert judged[0] == [[badge, counts] for *_row, badge, counts in CASES]


def test_a_draft_knows_whether_anything_was_put_right(judged):
    assert judged[1] == [same for *_pair, same in COPIES]
