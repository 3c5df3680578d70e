"""Query budgets: what each list and record page may ask of the database.

`queries.json` holds the count of each page as it was last reviewed. A page that asks more fails;
after a change that is meant, run with TERAJU_UPDATE_BUDGETS=1 and review the difference.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from .addresses import ADDRESSES, Kind
from .world import World

pytestmark = pytest.mark.django_db

BASELINE = Path(__file__).with_name("queries.json")
LIST_BUDGET = 10
# Not registers: the home gathers from every module, a search asks each kind of record once, the
# map draws processes with their parts and links, a report of verification adds up a period.
GATHERING = {"home", "search", "overview", "planning_map", "metrology_reports"}
PAGES = sorted(
    name
    for name, address in ADDRESSES.items()
    if address.kind in {Kind.LIST, Kind.RECORD, Kind.GUARDED_LIST}
    if not name.startswith(("file_", "paper_file"))
)


def count(world: World, name: str) -> int:
    """The queries of one page for somebody with every right, once it is warm."""
    client = Client()
    client.force_login(world.people["everything"])
    url = reverse(name, kwargs=ADDRESSES[name].kwargs(world))
    if name == "search":
        url += "?q=inspektorat"
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    # Savepoints are the test's own.
    return sum("SAVEPOINT" not in query["sql"] for query in captured)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_no_more_than_reviewed(world: World, today: Any, name: str) -> None:
    known = json.loads(BASELINE.read_text()) if BASELINE.exists() else {}
    asked = count(world, name)
    if os.environ.get("TERAJU_UPDATE_BUDGETS"):
        known[name] = asked
        BASELINE.write_text(json.dumps(known, indent=2, sort_keys=True) + "\n")
    assert name in known, f"{name} asks {asked} times: review it with TERAJU_UPDATE_BUDGETS=1"
    assert asked <= known[name]


@pytest.mark.parametrize("name", [n for n in PAGES if ADDRESSES[n].kind is not Kind.RECORD])
def test_a_list_page_keeps_the_budget(world: World, today: Any, name: str) -> None:
    if name in GATHERING or ADDRESSES[name].model:
        return
    assert count(world, name) <= LIST_BUDGET
