"""The blocks of a practice's page: its text, its versions, who adopted it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.documents.api import html_of
from teraju.modules.learning.domain.practices import VersionState
from teraju.modules.learning.models import Practice, ShelfPractice
from teraju.modules.learning.models.study_choices import SECTION_WORDS, VERSION_STATES
from teraju.modules.learning.selectors import practices as reading
from teraju.platform.web.kinds import Fact, Link, Section, Status, Text, Tone
from teraju.platform.web.record_parts import table

HTML = "learning/practice_text.html"
VERSION_TONES: Mapping[VersionState, Tone] = {
    VersionState.DRAFT: "none",
    VersionState.PUBLISHED: "good",
    VersionState.SUPERSEDED: "none",
    VersionState.DROPPED: "none",
}


def text_parts(texts: Mapping[str, str]) -> list[tuple[Text, Any]]:
    """Each section that says something, as safe HTML under its heading."""
    return [
        (SECTION_WORDS[name], mark_safe(html_of(text)))  # noqa: S308 - built escaped
        for name, text in texts.items()
        if text.strip()
    ]


def text_sections(texts: Mapping[str, str]) -> list[Section]:
    return [Section(title, HTML, {"html": html}) for title, html in text_parts(texts)]


def versions_section(practice: Practice) -> Section:
    """Every version with what changed: what was published stays."""
    shelves = dict(
        ShelfPractice.objects.filter(practice_number=practice.pk).values_list("number", "pk")
    )
    rows = []
    for one in practice.versions.order_by("-number"):
        name: Any = one.number
        if one.number in shelves:
            url = reverse("learning_practice_shelf", args=[shelves[one.number]])
            name = Link(str(one.number), url)
        state = VersionState(one.state)
        status = Status(VERSION_TONES[state], VERSION_STATES[state])
        rows.append([name, status, one.published_on, one.published_office, one.change])
    headers = [
        _("Version"),
        _("Status"),
        pgettext("practice", "Published on"),
        _("Published by"),
        _("What changed"),
    ]
    return table(_("Versions"), headers, rows, "")


def adopters_section(practice_number: int) -> Section:
    """Which governments adopted it: their documents are their own."""
    rows = [
        [one.adopter.name, one.shelf.number, one.adopted_on]
        for one in reading.adopters_of(practice_number).order_by("-adopted_on", "-pk")
    ]
    headers = [_("Government"), _("Version"), _("Adopted on")]
    title = _("Adopted by %d") % len(rows) if rows else _("Adopted by nobody yet")
    empty = _("Nobody adopted it yet.")
    return table(title, headers, rows, empty, side=True)


def files_section(shelf: ShelfPractice) -> list[Section]:
    """The files beside a published practice, for everybody."""
    files = list(shelf.files.order_by("pk"))
    if not files:
        return []
    rows = [[Link(one.title, reverse("learning_practice_file", args=[one.pk]))] for one in files]
    return [table(_("Files"), [_("File")], rows, "", side=True)]


def shelf_facts(shelf: ShelfPractice) -> Sequence[Fact]:
    lines = [
        Fact(_("Kind"), shelf.get_kind_display()),
        Fact(_("Published by"), shelf.publisher.name, note=shelf.publishing_agency),
        Fact(_("Version"), shelf.number),
        Fact(pgettext("practice", "Published on"), shelf.published_on),
        Fact(_("What changed"), shelf.change),
        Fact(_("First published by"), shelf.source),
        Fact(_("Terms of use"), shelf.licence or _("none given: ask before you change it")),
        Fact(_("What it is about"), [one.title for one in shelf.topics.order_by("order", "pk")]),
        Fact(_("Fingerprint (SHA-256)"), shelf.digest),
        Fact(_("Withdrawn on"), shelf.withdrawn_on),
    ]
    return [fact for fact in lines if fact.value]


def _day(written: str) -> str:
    """A day as it came in a file of another installation, in words where it is one."""
    try:
        found = parse_date(written)
    except ValueError:
        found = None
    return date_format(found, "DATE_FORMAT") if found else written or "–"


def practice_facts(practice: Practice) -> Sequence[Fact]:
    source = None
    if practice.is_from_elsewhere:
        source = _("%(publisher)s, version %(number)s of %(day)s") % {
            "publisher": practice.source_publisher,
            "number": practice.source_version,
            "day": _day(practice.source_day),
        }
    lines = [
        Fact(_("Kind"), practice.get_kind_display()),
        Fact(_("Agency"), practice.agency.name),
        Fact(_("In one sentence"), practice.summary),
        Fact(_("Terms of use"), practice.licence),
        Fact(_("What it is about"), [o.title for o in practice.topics.order_by("order", "pk")]),
        Fact(_("First published by"), source),
        Fact(_("Terms of use there"), practice.source_licence),
        Fact(_("Fingerprint (SHA-256)"), practice.source_digest),
        Fact(_("Withdrawn on"), practice.withdrawn_on),
        Fact(_("Reason of withdrawal"), practice.withdrawn_reason),
    ]
    return [fact for fact in lines if fact.value]
