"""What a catalogue file may hold, entry by entry."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from teraju.platform.accounts.roles import Role

from .models import LONGEST_PARAPHRASE, Documented, Exclusion, Scheme

Code = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}$")]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=160)]
Phrase = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=200)]
Paraphrase = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=3, max_length=LONGEST_PARAPHRASE)
]


class Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")


class RequirementEntry(Entry):
    """A numbered place. What it does not say of exclusion and confirmation, its edition says."""

    number: Annotated[str, Field(pattern=r"^(?:[4-9]|10)(?:\.[1-9][0-9]?){0,2}$")]
    title_en: Title
    title_id: Title
    asks_en: Paraphrase
    asks_id: Paraphrase
    documented: Documented = Documented.NONE
    exclusion: Exclusion | None = None
    confirmed: bool | None = None
    topics: list[str] = []

    @property
    def parent(self) -> str:
        """The number it stands under; "" for a chapter."""
        return self.number.rpartition(".")[0]


class TopicEntry(Entry):
    """A topic; `order` is its place among the topics of all files."""

    code: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,60}$")]
    order: Annotated[int, Field(ge=1, le=1_000_000)]
    chapter: Literal["4", "5", "6", "7", "8", "9", "10"]
    owner_role: Role
    is_restricted: bool = False
    # Where an amendment brought it: nobody was asked before.
    asked_from: date | None = None
    title_en: Title
    title_id: Title
    record_en: Phrase
    record_id: Phrase


class EditionEntry(Entry):
    """An edition; `exclusion` holds for its requirements that do not say otherwise."""

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
    exclusion: Exclusion = Exclusion.NEVER

    @model_validator(mode="after")
    def check(self) -> EditionEntry:
        """Refuse an edition without a name, or one withdrawn before it was valid."""
        if not self.sni_designation and not self.iso_designation:
            raise ValueError("an edition needs an SNI or an ISO designation")
        if self.valid_from and self.withdrawn_on and self.withdrawn_on <= self.valid_from:
            raise ValueError("withdrawn_on must lie after valid_from")
        return self


class StandardEntry(Entry):
    """A standard apart from its editions."""

    code: Code
    sni_number: Annotated[str, Field(max_length=40)] = ""
    iso_number: Annotated[str, Field(max_length=40)] = ""
    title_en: Title
    title_id: Title
    scheme: Scheme
    is_certifiable: bool

    @model_validator(mode="after")
    def check(self) -> StandardEntry:
        """Refuse a standard without a number."""
        if not self.sni_number and not self.iso_number:
            raise ValueError("a standard needs an SNI or an ISO number")
        return self
