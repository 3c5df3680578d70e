"""The list of standards, and of the kinds of products that have none yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.enterprises.domain.catalogue import (
    Commodity,
    Standard,
    commodities,
    commodity,
    scheme_of,
    standards,
    standards_of,
)
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Query, Register
from teraju.platform.web.kinds import Status

from .register_words import (
    CONFIRMED,
    UNCONFIRMED,
    commodity_choices,
    full_number,
    in_language,
    obligation,
    shown_later,
    standard_status,
)

NONE_YET = Status("bad", _("No SNI known yet"))


@dataclass(frozen=True)
class Line:
    """A standard, or a kind of product that has none, on a day."""

    standard: Standard | None
    commodity: Commodity | None
    day: date

    @property
    def is_confirmed(self) -> bool:
        one = self.standard or self.commodity
        return bool(one and one.is_confirmed)

    @property
    def state(self) -> str:
        """What the list may be cut by."""
        if self.standard is None:
            return "none"
        return self.standard.status if self.standard.counts_on(self.day) else "replaced"

    @property
    def codes(self) -> Sequence[str]:
        if self.standard is not None:
            return self.standard.commodities
        return [self.commodity.code] if self.commodity else []

    @property
    def title(self) -> Any:
        one = self.standard.title if self.standard else self.commodity and self.commodity.name
        return shown_later(one) if one else ""

    @property
    def url(self) -> str:
        if self.standard is not None:
            return reverse("enterprises_standard", args=[self.standard.code])
        return reverse("enterprises_commodity", args=[self.codes[0]])

    def words(self) -> str:
        """What it is found by, in both languages."""
        known = [found for code in self.codes if (found := commodity(code))]
        told = [part for one in known for part in (one.name.id, one.name.en, *one.words)]
        if self.standard is not None:
            told += [full_number(self.standard), self.standard.title.id, self.standard.title.en]
        return " ".join(told).casefold()


def lines(day: date) -> Sequence[Line]:
    """All standards, then the kinds that have none on that day."""
    listed = [Line(one, None, day) for one in standards()]
    without = [Line(None, one, day) for one in commodities() if not standards_of(one.code, day)]
    return [*listed, *without]


def found(query: Query, day: date) -> Sequence[Line]:
    """The lines that a search and its filters ask for."""
    words, chosen = query.words.casefold().split(), query.chosen
    return [
        line
        for line in lines(day)
        if all(word in line.words() for word in words)
        and chosen.get("commodity") in (None, *line.codes)
        and chosen.get("state") in (None, line.state)
        and chosen.get("mandatory") in (None, _mandatory(line))
        and chosen.get("confirmed") in (None, "yes" if line.is_confirmed else "no")
    ]


def _mandatory(line: Line) -> str:
    return "yes" if line.standard and line.standard.is_mandatory else "no"


def _scheme(line: Line) -> Any:
    found = scheme_of(line.standard, line.day) if line.standard else None
    return shown_later(found.name) if found else ""


def _no_table(viewer: Viewer) -> Any:
    """Refuse to be asked as a table: `catalogue_page` brings the lines."""
    raise LookupError("the catalogue of SNI stands in no table")


def _all(rows: Any, value: str, viewer: Viewer) -> Any:
    """Leave the rows alone: `found` has cut them."""
    return rows


CATALOGUE: Register[Any] = Register(
    key="enterprises.standards",
    title=_("Catalogue of SNI"),
    noun=_("standards"),
    columns=[
        Column(
            key="number",
            label=_("Number"),
            value=lambda c: full_number(c.standard) if c.standard else c.title,
        ),
        Column(
            key="title",
            label=_("Title"),
            value=lambda c: c.title if c.standard else "",
        ),
        Column(
            key="obligation",
            label=_("Obligation"),
            value=lambda c: obligation(c.standard) if c.standard else "",
        ),
        Column(
            key="status",
            label=_("Status"),
            value=lambda c: standard_status(c.standard, c.day) if c.standard else NONE_YET,
            kind="status",
        ),
        Column(
            key="confirmed",
            label=_("Confirmed"),
            value=lambda c: CONFIRMED if c.is_confirmed else UNCONFIRMED,
            place="file",
        ),
        Column(key="scheme", label=_("Scheme"), value=_scheme, place="file"),
        Column(
            key="source",
            label=_("Source"),
            value=lambda c: in_language(c.standard.source) if c.standard else "",
            place="file",
        ),
    ],
    rows=_no_table,
    order=[],
    filters=[
        Filter(
            key="commodity",
            label=_("Kind of product"),
            choices=lambda viewer: commodity_choices(),
            apply=_all,
        ),
        Filter(
            key="state",
            label=_("Status"),
            choices=lambda viewer: [
                ("sni", _("SNI")),
                ("rsni", _("Draft (RSNI)")),
                ("proposed", _("Proposed for PNPS")),
                ("none", _("No SNI known yet")),
                ("replaced", _("Replaced by another")),
            ],
            apply=_all,
        ),
        Filter(
            key="mandatory",
            label=_("Obligation"),
            choices=lambda viewer: [("yes", _("Mandatory")), ("no", _("Voluntary"))],
            apply=_all,
        ),
        Filter(
            key="confirmed",
            label=_("Confirmed"),
            choices=lambda viewer: [
                ("yes", CONFIRMED),
                ("no", UNCONFIRMED),
            ],
            apply=_all,
        ),
    ],
    row_url=lambda c: c.url,
)
