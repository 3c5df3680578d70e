"""The list of who verifies at the units: computed from roles, posts and certificates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology.domain.separation import Barred
from teraju.modules.metrology.selectors.officers import PARTS, OfficerAnswer, officers
from teraju.modules.metrology.selectors.scopes import units
from teraju.platform.accounts.roles import LABELS, Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Filter, Query, Register
from teraju.platform.organisation.models import Agency
from teraju.platform.web.kinds import Status

from .unit_common import YES_NO
from .unit_registers import column


@dataclass(frozen=True)
class Listed:
    """Somebody with a part in verification, at one unit."""

    unit: Agency
    answer: OfficerAnswer

    @property
    def roles(self) -> str:
        return ", ".join(str(LABELS[role]) for role in self.answer.roles)

    @property
    def posts(self) -> str:
        return ", ".join(post.name for post in self.answer.posts)

    @property
    def certificate(self) -> Any:
        if Role.TESTER not in self.answer.roles:
            return ""
        shown = self.answer.certificate
        if shown is None:
            return _("none shown")
        words: Any = (
            date_format(shown.valid_until) if shown.valid_until else _("without a last day")
        )
        if Barred.CERTIFICATE_OVER in self.answer.reasons:
            return format_lazy(_("ended on {day}"), day=words)
        return words

    def words(self) -> str:
        """What a search looks through."""
        return f"{self.answer.person.title} {self.roles} {self.posts}".casefold()


def found(query: Query, viewer: Viewer) -> Sequence[Listed]:
    """Whom a search and its filters ask for, unit by unit."""
    words, chosen = query.words.casefold().split(), query.chosen
    return [
        one
        for unit in units(viewer)
        if chosen.get("unit") in (None, str(unit.pk))
        for one in (Listed(unit, answer) for answer in officers(unit, viewer.today))
        if all(word in one.words() for word in words)
        and chosen.get("verifies") in (None, "yes" if one.answer.may_verify else "no")
        and chosen.get("role") in (None, *one.answer.roles)
    ]


def _status(one: Listed) -> Status:
    answer = one.answer
    if answer.may_verify:
        return Status("good", _("yes"))
    if Role.TESTER not in answer.roles:
        return Status("none", _("no"))
    return Status("bad", _("no"), " ".join(str(each) for each in answer.sentences))


def _no_table(viewer: Viewer) -> Any:
    """Refuse to be asked as a table: `catalogue_page` brings the lines."""
    raise LookupError("who verifies stands in no table")


def _all(rows: Any, value: str, viewer: Viewer) -> Any:
    """Leave the rows alone: `found` has cut them."""
    return rows


OFFICERS: Register[Any] = Register(
    key="metrology.officers",
    title=_("Who verifies here"),
    noun=_("officials"),
    columns=[
        column("official", _("Official"), lambda one: one.answer.person.title),
        column("unit", _("Unit"), lambda one: one.unit.short_name, place="beneath"),
        column("verifies", _("Verifies"), _status, "status"),
        column("roles", _("Roles"), lambda one: one.roles),
        column("posts", _("Posts"), lambda one: one.posts),
        column("certificate", _("Certificate"), lambda one: one.certificate),
        column(
            "reasons",
            _("Why not"),
            lambda one: "" if one.answer.may_verify else " ".join(map(str, one.answer.sentences)),
            place="file",
        ),
    ],
    rows=_no_table,
    order=[],
    filters=[
        Filter(
            key="verifies",
            label=_("Verifies"),
            choices=lambda viewer: YES_NO,
            apply=_all,
        ),
        Filter(
            key="role",
            label=_("Role"),
            choices=lambda viewer: [(role, LABELS[role]) for role in PARTS],
            apply=_all,
        ),
        Filter(
            key="unit",
            label=_("Unit"),
            choices=lambda viewer: [(str(one.pk), one.short_name) for one in units(viewer)],
            apply=_all,
        ),
    ],
    empty=_(
        "No letter of scope is entered: there is no unit to show, or nobody holds a part there."
    ),
)
