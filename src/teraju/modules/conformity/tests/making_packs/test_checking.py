"""A change in a pack is found."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from teraju.modules.conformity.domain.packs import INDEX, MANIFEST, SUMS
from teraju.modules.conformity.tests.factories import World
from teraju.modules.conformity.tests.packs import faults, files_of, made, packed, words_of
from teraju.platform.files.tests.contents import PDF
from teraju.platform.papers.models import Paper

from .evidence import with_files

pytestmark = pytest.mark.django_db


def _flip(files: dict[str, bytes], name: str) -> dict[str, bytes]:
    content = bytearray(files[name])
    content[len(content) // 2] ^= 1
    return {**files, name: bytes(content)}


CHANGES: list[tuple[str, Callable[[dict[str, bytes]], dict[str, bytes]]]] = [
    ("bukti/E001-a/01-a.pdf", lambda files: _flip(files, "bukti/E001-a/01-a.pdf")),
    ("bukti/E001-a/catatan.txt", lambda files: _flip(files, "bukti/E001-a/catatan.txt")),
    (INDEX, lambda files: _flip(files, INDEX)),
    (SUMS, lambda files: _flip(files, SUMS)),
    (MANIFEST, lambda files: _flip(files, MANIFEST)),
    ("bukti/E001-a/01-a.pdf", lambda files: _without(files, "bukti/E001-a/01-a.pdf")),
    (MANIFEST, lambda files: _without(files, MANIFEST)),
    ("bukti/E009-baru/01.pdf", lambda files: {**files, "bukti/E009-baru/01.pdf": PDF}),
    (SUMS, lambda files: _listed_too(files)),
]


def _without(files: dict[str, bytes], name: str) -> dict[str, bytes]:
    return {key: content for key, content in files.items() if key != name}


def _listed_too(files: dict[str, bytes]) -> dict[str, bytes]:
    """Somebody who changes a file and its line in the list of hashes."""
    from hashlib import sha256

    changed = _flip(files, INDEX)
    old, new = (sha256(some[INDEX]).hexdigest().encode() for some in (files, changed))
    return {**changed, SUMS: files[SUMS].replace(old, new)}


class TestChecking:
    @pytest.mark.parametrize(("name", "change"), CHANGES)
    def test_a_change_is_found(
        self, assessed: World, name: str, change: Callable[[dict[str, bytes]], dict[str, bytes]]
    ) -> None:
        with_files(assessed, "a.pdf", title="A")
        body = made(assessed)
        assert faults(body) == set()
        assert name in faults(packed(change(files_of(body))))

    @pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed")
    def test_sha256sum_reads_the_list(self, assessed: World, tmp_path: Path) -> None:
        with_files(assessed, "a b.pdf", "😀.pdf", title="Judul ‘aneh’ / \\ 😀")
        for name, content in files_of(made(assessed)).items():
            place = tmp_path / "pack" / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        command = ["sha256sum", "-c", "--strict", SUMS]
        checked = subprocess.run(command, cwd=tmp_path / "pack", capture_output=True, check=False)
        assert checked.returncode == 0, checked.stderr
        assert checked.stdout.decode().count(": OK\n") == 4
        (tmp_path / "pack" / INDEX).write_bytes(b"")
        assert subprocess.run(
            command, cwd=tmp_path / "pack", capture_output=True, check=False
        ).returncode

    def test_the_manifest_names_every_other_file_with_size_and_hash(self, assessed: World) -> None:
        with_files(assessed, "a.pdf", title="A")
        files = files_of(made(assessed))
        words = words_of(files[MANIFEST])
        for name in files.keys() - {MANIFEST}:
            assert name in words
        assert str(len(PDF)) in words
        for part in (assessed.agency.name, "SNI ISO 9001:2015", "Koordinator", "12 April 2018"):
            assert part in words

    def test_both_papers_are_in_the_register_of_papers(self, assessed: World) -> None:
        made(assessed)
        papers = list(Paper.objects.order_by("pk"))
        assert [paper.template for paper in papers] == ["pack_index", "pack_manifest"]
        assert not any(paper.is_public for paper in papers)
        assert {paper.issued_office for paper in papers} == {"Koordinator"}
        assert "sesuai" not in str([paper.facts for paper in papers])
