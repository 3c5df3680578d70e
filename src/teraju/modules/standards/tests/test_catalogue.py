"""The catalogue's files, and loading them: all or nothing, twice the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from teraju.modules.standards.catalogue_files import BadCatalogue, own_files, read_files
from teraju.modules.standards.models import Edition, Standard
from teraju.modules.standards.services import load_catalogue

GOOD = """
standards:
  - code: iso-9001
    sni_number: SNI ISO 9001
    title_en: Quality management
    title_id: Manajemen mutu
    scheme: quality
    is_certifiable: true
    editions:
      - {edition: "2015", sni_designation: "SNI ISO 9001:2015", source: a paper, confirmed: true}
"""

BAD = """
standards:
  - code: ISO 9001
    title_en: Quality management
    title_id: Manajemen mutu
    scheme: cooking
    is_certifiable: true
    colour: red
    editions:
      - {edition: "15", source: a paper, confirmed: true}
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


class TestOwnFiles:
    def test_name_the_standards_of_the_first_step(self):
        numbers = {line.iso_number for line in read_files(own_files())}
        assert numbers == {"ISO 9001", "ISO 18091", "ISO 37001", "ISO 37002", "ISO 37301"}

    def test_say_where_every_edition_comes_from(self):
        for standard in read_files(own_files()):
            for edition in standard.editions:
                assert edition.source
                assert edition.valid_from or edition.note_en, edition.iso_designation
                assert bool(edition.note_en) == bool(edition.note_id)

    def test_leave_the_edition_of_2026_unconfirmed_and_without_a_day(self):
        quality = next(s for s in read_files(own_files()) if s.code == "iso-9001")
        newest = next(e for e in quality.editions if e.edition == "2026")
        assert (newest.confirmed, newest.valid_from) == (False, None)

    def test_do_not_let_guidance_be_certified(self):
        guidance = {s.code for s in read_files(own_files()) if not s.is_certifiable}
        assert guidance == {"iso-18091", "iso-37002"}


@pytest.mark.django_db
class TestLoadCatalogue:
    def test_loads_everything_and_a_second_time_changes_nothing(self):
        first = load_catalogue()
        second = load_catalogue()
        assert (first.added, first.changed) == (
            Standard.objects.count() + Edition.objects.count(),
            0,
        )
        assert (second.added, second.changed, second.unchanged) == (0, 0, first.added)

    def test_brings_a_changed_row_back_in_line(self, tmp_path):
        load_catalogue([write(tmp_path, "a.yaml", GOOD)])
        Edition.objects.update(source="something else")
        assert load_catalogue([tmp_path / "a.yaml"]).changed == 1
        assert Edition.objects.get().source == "a paper"

    def test_tells_every_fault_at_once_and_loads_nothing(self, tmp_path):
        files = [write(tmp_path, "good.yaml", GOOD), write(tmp_path, "bad.yaml", BAD)]
        with pytest.raises(BadCatalogue) as refused:
            load_catalogue(files)
        message = str(refused.value)
        for place in ("0.code", "0.scheme", "0.colour", "0.editions.0.edition"):
            assert place in message
        assert not Standard.objects.exists()

    @pytest.mark.parametrize(
        ("text", "word"),
        [
            ("a: [", "is not YAML"),
            ("", "file"),
            ("standards: []", "standards"),
            (GOOD + GOOD.split("standards:")[1], "twice"),
            (GOOD.replace("SNI ISO 9001:2015", ""), "designation"),
        ],
    )
    def test_refuses(self, tmp_path, text, word):
        with pytest.raises(BadCatalogue, match=word):
            load_catalogue([write(tmp_path, "bad.yaml", text)])

    def test_refuses_a_file_that_is_not_there(self, tmp_path):
        with pytest.raises(BadCatalogue, match="cannot be read"):
            load_catalogue([tmp_path / "none.yaml"])

    def test_refuses_dates_before_their_predecessors(self, tmp_path):
        text = GOOD.replace(
            "source: a paper", "source: a paper, valid_from: 2015-01-01, withdrawn_on: 2014-01-01"
        )
        with pytest.raises(BadCatalogue, match="withdrawn_on"):
            load_catalogue([write(tmp_path, "bad.yaml", text)])

    def test_is_a_command(self, capsys, tmp_path):
        call_command("standards", "load", str(write(tmp_path, "a.yaml", GOOD)))
        assert capsys.readouterr().out.strip() == "2 added, 0 changed, 0 unchanged"
        with pytest.raises(CommandError, match="Nothing was loaded"):
            call_command("standards", "load", str(write(tmp_path, "b.yaml", BAD)))
