"""The shape of a catalogue file, and reading one with all its faults at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from teraju.kernel.errors import DomainError

from .models import Scheme

FOLDER = Path(__file__).parent / "catalogue"
LIMIT = 1024 * 1024


class BadCatalogue(DomainError):
    """A file that cannot be loaded; the message lists every fault with its place."""


class EditionLine(BaseModel):
    """An edition as a file writes it."""

    model_config = ConfigDict(extra="forbid")

    edition: Annotated[str, Field(pattern=r"^\d{4}$")]
    sni_designation: Annotated[str, Field(max_length=60)] = ""
    iso_designation: Annotated[str, Field(max_length=60)] = ""
    amendments: Annotated[str, Field(max_length=160)] = ""
    valid_from: date | None = None
    withdrawn_on: date | None = None
    source: Annotated[str, Field(min_length=3, max_length=300)]
    confirmed: bool
    note_en: Annotated[str, Field(max_length=400)] = ""
    note_id: Annotated[str, Field(max_length=400)] = ""

    @model_validator(mode="after")
    def check(self) -> EditionLine:
        """Refuse an edition without a name, or one withdrawn before it was valid."""
        if not self.sni_designation and not self.iso_designation:
            raise ValueError("an edition needs an SNI or an ISO designation")
        if self.valid_from and self.withdrawn_on and self.withdrawn_on <= self.valid_from:
            raise ValueError("withdrawn_on must lie after valid_from")
        return self


class StandardLine(BaseModel):
    """A standard with its editions as a file writes it."""

    model_config = ConfigDict(extra="forbid")

    code: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}$")]
    sni_number: Annotated[str, Field(max_length=40)] = ""
    iso_number: Annotated[str, Field(max_length=40)] = ""
    title_en: Annotated[str, Field(min_length=3, max_length=160)]
    title_id: Annotated[str, Field(min_length=3, max_length=160)]
    scheme: Scheme
    is_certifiable: bool
    editions: Annotated[list[EditionLine], Field(min_length=1)]

    @model_validator(mode="after")
    def check(self) -> StandardLine:
        """Refuse a standard without a number, or with the same edition twice."""
        if not self.sni_number and not self.iso_number:
            raise ValueError("a standard needs an SNI or an ISO number")
        years = [line.edition for line in self.editions]
        if len(set(years)) != len(years):
            raise ValueError("the same edition stands twice")
        return self


class CatalogueFile(BaseModel):
    """A whole file."""

    model_config = ConfigDict(extra="forbid")

    standards: Annotated[list[StandardLine], Field(min_length=1)]


def own_files() -> list[Path]:
    """The files that come with the program, by name."""
    return sorted(FOLDER.glob("*.yaml"))


def read_files(paths: Sequence[Path]) -> list[StandardLine]:
    """The standards of several files. Raises BadCatalogue with every fault of every file."""
    lines: list[StandardLine] = []
    faults: list[str] = []
    for path in paths:
        try:
            lines += _read(path)
        except BadCatalogue as bad:
            faults.append(str(bad))
    codes = [line.code for line in lines]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    faults += [f"the standard {code} stands in the files twice" for code in twice]
    if faults:
        raise BadCatalogue("\n".join(faults))
    return lines


def _read(path: Path) -> list[StandardLine]:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise BadCatalogue(f"{path}: cannot be read ({error.strerror})") from error
    if len(raw) > LIMIT:
        raise BadCatalogue(f"{path}: larger than 1 MB, this is no catalogue")
    try:
        data: Any = yaml.load(raw, Loader=yaml.CSafeLoader)
        return CatalogueFile.model_validate(data).standards
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BadCatalogue(f"{path}: is not YAML ({_first_line(error)})") from error
    except ValidationError as error:
        raise BadCatalogue("\n".join(_sentences(path, error))) from error


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]


def _sentences(path: Path, error: ValidationError) -> list[str]:
    return [
        f"{path}: {'.'.join(str(part) for part in fault['loc']) or 'file'}: {fault['msg']}"
        for fault in error.errors(include_url=False)
    ]
