"""A pack for an authority: chosen words and files, locked, logged without content."""

from __future__ import annotations

import hashlib
import io
import zipfile
from uuid import uuid4

import pyrage
import pytest

from teraju.kernel.errors import DomainError
from teraju.modules.integrity.concerns import sealing, spoken, uploads
from teraju.modules.integrity.concerns.domain.modes import Kind
from teraju.modules.integrity.concerns.domain.outcomes import Receiver
from teraju.modules.integrity.concerns.models import (
    Case,
    CaseHandler,
    Handler,
    HandOver,
    Identity,
    TrailEvent,
)
from teraju.modules.integrity.concerns.selectors.reading import OpenEntry
from teraju.modules.integrity.concerns.services import entries
from teraju.modules.integrity.concerns.services.desk_common import Hand, NotDeclared
from teraju.modules.integrity.concerns.services.handing_over import (
    Choice,
    IdentityClosed,
    NothingChosen,
    Pack,
    hand_over,
)

from .desk import declared, hand
from .factories import TODAY, case, handler

pytestmark = pytest.mark.django_db


def told_plainly(entry: OpenEntry) -> tuple[str, str]:
    return entry.kind, str(entry.content)


THEIRS = pyrage.x25519.Identity.generate()


@pytest.fixture
def mine() -> Handler:
    return handler()


@pytest.fixture
def told(mine: Handler) -> Case:
    made = declared(mine, text="Uang di laci kedua")
    file = uploads.check(io.BytesIO(b"Catatan kecil"), "catatan.txt", size=13)
    entries.write(
        made, kind=Kind.MESSAGE, content={"text": "Ini catatannya"}, today=TODAY, files=[file]
    )
    return made


def choice(told: Case, **changes: object) -> Choice:
    given: dict[str, object] = {
        "receiver": Receiver.KPK,
        "entries": [each.pk for each in told.entries.all()],
        "files": [each.pk for entry in told.entries.all() for each in entry.files.all()],
        "identity": False,
        "key": str(THEIRS.to_public()),
    }
    return Choice(**(given | changes))  # type: ignore[arg-type]


def handed(by: Hand, case: Case, chosen: Choice) -> Pack:
    return hand_over(by, case.number, chosen, told_plainly)


def opened(pack: Pack) -> dict[str, bytes]:
    plain = pyrage.decrypt(pack.content, [THEIRS])
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_receiver_finds_what_was_chosen(mine: Handler, told: Case) -> None:
    pack = handed(hand(mine), told, choice(told))
    assert pack.name == f"{told.number}.zip.age"
    files = opened(pack)
    assert list(files) == [
        "00-cover.pdf",
        "01-words/01-report.txt",
        "01-words/02-message.txt",
        "02-files/01-catatan.txt",
        "SHA256SUMS",
    ]
    assert "Uang di laci kedua" in files["01-words/01-report.txt"].decode()
    assert files["02-files/01-catatan.txt"] == b"Catatan kecil"
    assert b"laci" not in pack.content


def test_the_log_holds_no_word(mine: Handler, told: Case) -> None:
    pack = handed(hand(mine), told, choice(told))
    kept = HandOver.objects.get()
    assert (kept.receiver, kept.day, kept.handler) == ("kpk", TODAY, mine)
    assert kept.sha256 == hashlib.sha256(pack.content).hexdigest()
    event = TrailEvent.objects.get(verb="case.handed_over")
    assert event.number == told.number


def test_only_what_was_chosen_goes(mine: Handler, told: Case) -> None:
    report = told.entries.get(kind=Kind.REPORT)
    files = opened(handed(hand(mine), told, choice(told, entries=[report.pk], files=[])))
    assert list(files) == ["00-cover.pdf", "01-words/01-report.txt", "SHA256SUMS"]


def test_another_concern_s_words_cannot_be_chosen(mine: Handler, told: Case) -> None:
    other = case(code="8765432187654321")
    chosen = choice(told, entries=[other.entries.get().pk, uuid4()], files=[])
    with pytest.raises(NothingChosen):
        handed(hand(mine), told, chosen)


def test_a_passphrase_locks_it_where_there_is_no_key(mine: Handler, told: Case) -> None:
    word = spoken.spoken_secret()
    pack = handed(hand(mine), told, choice(told, key="", passphrase=word))
    assert pyrage.passphrase.decrypt(pack.content, word)[:2] == b"PK"


def test_what_is_no_key_is_said_at_its_field(mine: Handler, told: Case) -> None:
    with pytest.raises(DomainError) as refused:
        handed(hand(mine), told, choice(told, key="kpk@example.go.id"))
    assert refused.value.field == "key"
    assert not HandOver.objects.exists()


class TestIdentity:
    def seal(self, told: Case, mine: Handler, *, open_: bool) -> None:
        inner = sealing.seal_value({"name": "Budi"}, [mine.recipient])
        Identity.objects.create(
            case=told,
            day=TODAY,
            outer=sealing.seal(inner, [handler(custodian=True).recipient]),
            inner=inner if open_ else b"",
            opened_on=TODAY if open_ else None,
        )

    def test_it_goes_when_a_custodian_has_opened_it(self, mine: Handler, told: Case) -> None:
        self.seal(told, mine, open_=True)
        files = opened(handed(hand(mine), told, choice(told, identity=True)))
        assert b"Budi" in files["03-identity.txt"]

    def test_it_stays_otherwise(self, mine: Handler, told: Case) -> None:
        self.seal(told, mine, open_=False)
        with pytest.raises(IdentityClosed):
            handed(hand(mine), told, choice(told, identity=True))

    def test_a_named_reporter_goes_only_when_asked_for(self, mine: Handler, told: Case) -> None:
        entries.write(told, kind=Kind.IDENTITY, content={"name": "Budi"}, today=TODAY)
        everything = [each.pk for each in told.entries.all()]
        files = opened(handed(hand(mine), told, choice(told, entries=everything)))
        assert not any(b"Budi" in content for content in files.values())


def test_a_stranger_and_who_declared_nothing_hand_over_nothing(mine: Handler, told: Case) -> None:
    with pytest.raises(CaseHandler.DoesNotExist):
        handed(hand(handler()), told, choice(told))
    CaseHandler.objects.update(declared_on=None)
    with pytest.raises(NotDeclared):
        handed(hand(mine), told, choice(told))
