"""Loading the catalogue of standards: all of it or nothing, the same file twice changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import models, transaction

from .catalogue_files import EditionLine, StandardLine, own_files, read_files
from .models import Edition, Standard

STANDARD_FIELDS = (
    "sni_number",
    "iso_number",
    "title_en",
    "title_id",
    "scheme",
    "is_certifiable",
)
EDITION_FIELDS = (
    "sni_designation",
    "iso_designation",
    "amendments",
    "valid_from",
    "withdrawn_on",
    "source",
    "confirmed",
    "note_en",
    "note_id",
)


@dataclass
class Loaded:
    """How many rows a load wrote and how many were as they should be."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


@transaction.atomic
def load_catalogue(paths: Sequence[Path] | None = None) -> Loaded:
    """Bring standards and editions in line with the files; without any, with the program's own.

    Rows that a file does not name stay: records refer to them. Raises BadCatalogue.
    """
    lines = read_files(own_files() if paths is None else paths)
    loaded = Loaded()
    for line in lines:
        standard = _standard(line, loaded)
        for edition in line.editions:
            _edition(standard, edition, loaded)
    return loaded


def _standard(line: StandardLine, loaded: Loaded) -> Standard:
    found: Standard | None = Standard.objects.filter(code=line.code).first()
    standard = found or Standard(code=line.code)
    _bring(standard, {name: getattr(line, name) for name in STANDARD_FIELDS}, loaded)
    return standard


def _edition(standard: Standard, line: EditionLine, loaded: Loaded) -> None:
    found: Edition | None = Edition.objects.filter(standard=standard, edition=line.edition).first()
    edition = found or Edition(standard=standard, edition=line.edition)
    _bring(edition, {name: getattr(line, name) for name in EDITION_FIELDS}, loaded)


def _bring(row: models.Model, values: dict[str, object], loaded: Loaded) -> None:
    is_new = row.pk is None
    if not is_new and all(getattr(row, name) == value for name, value in values.items()):
        loaded.unchanged += 1
        return
    for name, value in values.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    if is_new:
        loaded.added += 1
    else:
        loaded.changed += 1
