"""Holding, warning, shredding: rows, files and keys are gone, the log knows number and day."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from teraju.modules.integrity.concerns import sealing, uploads
from teraju.modules.integrity.concerns.domain.modes import Audience, Kind
from teraju.modules.integrity.concerns.domain.outcomes import Outcome
from teraju.modules.integrity.concerns.domain.retention import Keeping as Stage
from teraju.modules.integrity.concerns.domain.states import State
from teraju.modules.integrity.concerns.models import (
    Case,
    CaseHandler,
    Entry,
    Handler,
    HandOver,
    Identity,
    IdentityKeeper,
    IdentityRequest,
    Keeping,
    Leftover,
    SealedFile,
    Shredded,
    TrailEvent,
)
from teraju.modules.integrity.concerns.selectors.keeping import cases_to_tend, kept_cases
from teraju.modules.integrity.concerns.services import entries, keeping
from teraju.modules.integrity.concerns.services.keeping import HeldAlready, NotHeld

from .desk import declared, hand, seen_by
from .factories import TODAY, case, handler, office, visit

pytestmark = pytest.mark.django_db
WARN_ON = date(2026, 8, 7)
SHRED_ON = date(2026, 9, 6)

# Plants a concern, asks whether its sealed bytes stand on the disk, shreds it and asks again.
ON_A_DISK = """
import django
django.setup()
from datetime import date
from pathlib import Path
from django.conf import settings
from django.core.management import call_command
from teraju.modules.integrity.concerns.domain.modes import Kind
from teraju.modules.integrity.concerns.services import keeping
from teraju.modules.integrity.concerns.tests import factories

call_command("migrate", verbosity=0)
case = factories.case(
    state="closed", outcome="unfounded", closed_on=date(2026, 3, 6), text="x" * 40000
)
pieces = [bytes(entry.sealed)[at : at + 64] for entry in case.entries.all() for at in (300, 20000)]


def on_disk():
    files = [path for path in Path(settings.DATA_DIR).rglob("*") if path.is_file()]
    return any(piece in path.read_bytes() for path in files for piece in pieces)


print(on_disk())
keeping.keep_house(today=date(2026, 8, 7))
keeping.keep_house(today=date(2026, 9, 6))
print(on_disk())
"""


def closed(*handlers: Handler, **fields: object) -> Case:
    """A concern that was unfounded and closed on the day it came: kept six months."""
    given = {"state": State.CLOSED, "outcome": Outcome.UNFOUNDED, "closed_on": TODAY} | fields
    return declared(*handlers, **given)


def add_file(of: Case) -> str:
    file = uploads.check(BytesIO(b"Catatan kecil"), "catatan.txt", size=13)
    entry = entries.write(
        of, kind=Kind.MESSAGE, content={"text": "ini"}, today=of.received_on, files=[file]
    )
    return entry.files.get().stored_as


def stored() -> list[Path]:
    return [path for path in Path(settings.TERAJU_CONCERNS_STORE).rglob("*") if path.is_file()]


def add_identity(of: Case, keeper: Handler) -> None:
    made = Identity.objects.create(case=of, day=TODAY, outer=sealing.seal(b"x", [keeper.recipient]))
    IdentityKeeper.objects.create(identity=made, handler=keeper, outer=True)
    IdentityRequest.objects.create(
        case=of, asked_by=keeper, asked_on=TODAY, reason=sealing.seal(b"y", [keeper.recipient])
    )
    HandOver.objects.create(
        case=of, receiver="kpk", day=TODAY, handler=keeper, sha256="0" * 64, size=1
    )


@pytest.mark.django_db(transaction=True)
def test_a_closed_concern_goes_for_good_after_its_warning() -> None:
    mine = handler()
    made = closed(mine)
    add_file(made)
    add_identity(made, mine)
    assert len(stored()) == 1
    assert keeping.keep_house(today=WARN_ON - timedelta(days=1)) == {
        "warned": 0,
        "words": 0,
        "lines": 0,
    }
    assert keeping.keep_house(today=WARN_ON)["warned"] == 1
    assert keeping.keep_house(today=SHRED_ON - timedelta(days=1))["words"] == 0
    assert keeping.keep_house(today=SHRED_ON)["words"] == 1
    for model in (
        Entry,
        SealedFile,
        Identity,
        IdentityKeeper,
        IdentityRequest,
        HandOver,
        CaseHandler,
        Leftover,
    ):
        assert not model.objects.exists(), model
    assert stored() == []
    line = Case.objects.get()
    assert line.number == made.number
    assert (line.lookup_hash, bytes(line.reporter_salt), line.reporter_recipient) == ("", b"", "")
    assert list(Shredded.objects.values_list("number", "day", "whole")) == [
        (made.number, SHRED_ON, False)
    ]
    # The archive schedule wants the line for five years, and no longer.
    assert keeping.keep_house(today=date(2031, 3, 5))["lines"] == 0
    assert keeping.keep_house(today=date(2031, 3, 6))["lines"] == 1
    assert not Case.objects.exists()
    assert not Keeping.objects.exists()
    assert Shredded.objects.filter(number=made.number, whole=True).exists()
    verbs = list(TrailEvent.objects.order_by("sequence").values_list("verb", flat=True))
    assert verbs == ["case.warned", "case.shredded", "case.line_shredded"]


def test_a_word_after_the_warning_keeps_it() -> None:
    made = closed()
    keeping.keep_house(today=WARN_ON)
    entries.write(made, kind=Kind.MESSAGE, content={"text": "Masih ada"}, today=SHRED_ON)
    assert keeping.keep_house(today=SHRED_ON) == {"warned": 0, "words": 0, "lines": 0}
    assert keeping.keep_house(today=date(2027, 2, 4))["warned"] == 1
    assert keeping.keep_house(today=date(2027, 3, 6))["words"] == 1


def test_what_is_taken_up_again_is_not_shredded() -> None:
    made = closed()
    keeping.keep_house(today=WARN_ON)
    Case.objects.filter(pk=made.pk).update(state=State.INVESTIGATING)
    assert keeping.keep_house(today=date(2030, 1, 1)) == {"warned": 0, "words": 0, "lines": 0}


def test_a_hold_keeps_it_and_its_end_asks_for_a_new_warning() -> None:
    mine = handler()
    made = closed(mine)
    keeping.keep_house(today=WARN_ON)
    keeping.hold(hand(mine, WARN_ON), made.number, reason="Sidang")
    assert seen_by(mine, made)[-1].content == {"text": "Sidang"}
    assert keeping.keep_house(today=date(2027, 3, 1)) == {"warned": 0, "words": 0, "lines": 0}
    with pytest.raises(HeldAlready):
        keeping.hold(hand(mine, WARN_ON), made.number, reason="Lagi")
    keeping.let_go(hand(mine, date(2027, 3, 1)), made.number)
    with pytest.raises(NotHeld):
        keeping.let_go(hand(mine, date(2027, 3, 1)), made.number)
    assert keeping.keep_house(today=date(2027, 3, 1))["warned"] == 1
    assert keeping.keep_house(today=date(2027, 3, 30))["words"] == 0
    assert keeping.keep_house(today=date(2027, 3, 31))["words"] == 1


def test_a_stranger_holds_nothing() -> None:
    made = closed()
    with pytest.raises(CaseHandler.DoesNotExist):
        keeping.hold(hand(handler()), made.number, reason="x")


def test_a_linked_concern_outlives_the_one_it_follows_from() -> None:
    made = closed()
    child = case(parent=made, code="8765432187654321")
    keeping.keep_house(today=WARN_ON)
    keeping.keep_house(today=SHRED_ON)
    keeping.keep_house(today=date(2031, 3, 6))
    child.refresh_from_db()
    assert child.parent_id is None


def test_whether_only_outsiders_held_it_is_still_known() -> None:
    closed(handler(office(outside=True)))
    keeping.keep_house(today=WARN_ON)
    keeping.keep_house(today=SHRED_ON)
    assert Keeping.objects.get().outside


def test_the_desk_sees_what_goes_next() -> None:
    mine = handler()
    early = closed(mine)
    late = closed(mine, outcome=Outcome.SUBSTANTIATED, code="8765432187654321")
    case(mine, code="1111222233334444")
    closed(code="1111222233335555")
    keeping.keep_house(today=WARN_ON)
    rows = kept_cases(visit(mine), WARN_ON)
    assert [(each.pk, stands.keeping) for each, stands in rows] == [
        (early.pk, Stage.WARNED),
        (late.pk, Stage.KEPT),
    ]


def test_the_database_file_gives_up_what_was_deleted(tmp_path: Path) -> None:
    """A database of its own on the disk: no page of file or log holds the sealed bytes any more."""
    done = subprocess.run(
        [sys.executable, "-c", ON_A_DISK],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "teraju.config.concerns.settings",
            "TERAJU_CONCERNS_DATA_DIR": str(tmp_path),
            "TERAJU_CONCERNS_DATABASE_URL": f"sqlite:///{tmp_path / 'concerns.sqlite3'}",
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["True", "False"]


def test_looking_for_what_is_due_does_not_grow_with_concerns(
    django_assert_num_queries: Any,
) -> None:
    for at in range(4):
        closed(code=f"{at:016d}")
    with django_assert_num_queries(2):
        assert len(cases_to_tend(WARN_ON)) == 4
    with django_assert_num_queries(2):
        assert cases_to_tend(TODAY) == []


def test_words_sealed_to_handlers_alone_count_too() -> None:
    made = closed()
    entries.write(
        made,
        kind=Kind.MESSAGE,
        content={"text": "Catatan"},
        today=date(2026, 5, 1),
        audience=Audience.HANDLERS,
    )
    assert keeping.keep_house(today=WARN_ON)["warned"] == 0
