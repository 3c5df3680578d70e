"""The hand-over pack and the secrets that are read out."""

from __future__ import annotations

import hashlib
import io
import zipfile
from datetime import UTC, datetime

import pyrage
import pytest

from teraju.modules.integrity.concerns.packing import (
    COVER,
    SUMS,
    Item,
    KeyUnfit,
    cover,
    locked_for,
    locked_with,
    placed,
    zipped,
)
from teraju.modules.integrity.concerns.spoken import SIGNS, as_spoken, spoken_secret

ITEMS = [
    Item("words/01-report.txt", b"Uang di amplop"),
    Item("files/01-photo.jpg", b"\xff"),
]


def pack() -> bytes:
    return zipped(ITEMS, cover=b"%PDF-cover")


def test_the_pack_holds_all_and_their_hashes() -> None:
    with zipfile.ZipFile(io.BytesIO(pack())) as opened:
        assert opened.namelist() == [COVER, *(each.path for each in ITEMS), SUMS]
        sums = opened.read(SUMS).decode()
        for name in opened.namelist()[:-1]:
            assert f"{hashlib.sha256(opened.read(name)).hexdigest()}  {name}\n" in sums
        assert {each.date_time[0] for each in opened.infolist()} == {1980}


def test_equal_contents_make_equal_packs() -> None:
    assert pack() == pack()


def test_only_the_receiver_opens_it() -> None:
    theirs = pyrage.x25519.Identity.generate()
    locked = locked_for(pack(), f" {theirs.to_public()} ")
    assert b"amplop" not in locked
    assert pyrage.decrypt(locked, [theirs]) == pack()
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(locked, [pyrage.x25519.Identity.generate()])


def test_a_passphrase_opens_it_too() -> None:
    passphrase = spoken_secret()
    locked = locked_with(pack(), passphrase)
    assert pyrage.passphrase.decrypt(locked, passphrase) == pack()


@pytest.mark.parametrize(
    "key", ["", "age1qqq", "AGE-SECRET-KEY-1QQ", "ssh-ed25519 AAAA", "ssh-", "kpk@example.go.id"]
)
def test_what_is_no_public_key_is_refused(key: str) -> None:
    with pytest.raises(KeyUnfit):
        locked_for(b"x", key)


def test_the_cover_names_files_and_no_words() -> None:
    pdf = cover(
        ITEMS,
        title="Berkas serah terima",
        subtitle="7K2M-Q4",
        facts=[("Kepada", "KPK")],
        day=datetime(2026, 7, 1, tzinfo=UTC),
        government="Kabupaten Serang",
        language="id",
    )
    assert pdf.startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("foto.jpg", "files/03-foto.jpg"),
        ("../../etc/passwd", "files/03-etc_passwd.jpg"),
        ("", "files/03-file.jpg"),
        ("a" * 200, f"files/03-{'a' * 60}.jpg"),
    ],
)
def test_no_name_leads_out_of_the_pack(name: str, path: str) -> None:
    assert placed("files", 3, name, "jpg") == path


def test_secrets_are_fit_to_be_read_out() -> None:
    made = spoken_secret()
    assert len(set(SIGNS)) == 31
    assert as_spoken(made) == made
    assert as_spoken(made.lower().replace("-", "  ")) == made
    assert made != spoken_secret()
