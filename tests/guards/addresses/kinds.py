"""What an address is, and the record of Serang that its id stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.apps import apps

from tests.guards.world import World


class Kind(StrEnum):
    """What an address is, seen from those who try it."""

    PUBLIC = "anybody may open it"
    LIST = "every colleague may, cut to what they see"
    RECORD = "colleagues who see the record may"
    FORM = "those with the right may, other colleagues are told who may"
    GUARDED_LIST = "only those with the right may"
    GUARDED_RECORD = "only those with the right may know of it"
    NAMED = "those whom the record names may, other colleagues are told so"
    POST = "takes a form only"
    OWN = "the person's own: for others it is not there"
    OWN_PART = "a part of such a page, which leads a whole visit to the page"
    DESK = "the unit that the record is in the hands of may; for others it is not there"
    AUDITING = "only the auditor of a body may; for colleagues it is not their page"
    COACHED = "only a guest who coaches may; for colleagues it is not their page"


@dataclass(frozen=True)
class Address:
    """An address; `model` and `where` pick the record of Serang that its id stands for."""

    kind: Kind
    model: str = ""
    where: Mapping[str, Any] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)
    key: str = "pk"
    # A second record that the address names: its key, model and conditions.
    second: tuple[str, str, Mapping[str, Any]] | None = None

    def kwargs(self, world: World) -> dict[str, Any]:
        """What the address needs, from the world."""
        found = dict(self.extra)
        if self.model:
            found[self.key] = world.one(apps.get_model(self.model), **self.where).pk
        if self.second:
            key, model, where = self.second
            found[key] = world.one(apps.get_model(model), **where).pk
        return found


SERANG = {"government__region_id": "36.04"}
# A file that the body's auditor is meant to open; those of evidence stay in the house.
FOR_THE_AUDIT = {**SERANG, "target_type": "audits.certification"}
# The records that the guards add there: the reader is a colleague at the inspectorate.
AT_INSPECTORATE = {**SERANG, "agency__kind": "inspectorate"}
INSPECTORATE = {**SERANG, "kind": "inspectorate"}
PKS = {**SERANG, "kind": "perjanjian_kerja_sama"}
IN_PKS = {f"agreement__{key}": value for key, value in PKS.items()}
IN_PROGRAMME = {"programme__government__region_id": "36.04"}


def every(kind: Kind, model: str, where: Mapping[str, Any], *names: str) -> dict[str, Address]:
    """Several addresses of one kind that lead to the same record."""
    return {name: Address(kind, model, where) for name in names}
