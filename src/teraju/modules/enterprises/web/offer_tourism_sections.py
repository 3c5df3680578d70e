"""What the pages of hotels and restaurants and of their self-checks show."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.contacts import whatsapp_url
from teraju.modules.enterprises.domain.offer_checks import (
    CheckState,
    GroupResult,
    Reply,
    changes,
    edition_named,
    groups,
    is_better,
    results,
)
from teraju.modules.enterprises.models import ReadinessCheck, TourismPlace
from teraju.modules.enterprises.models.offer_choices import (
    PLACE_KINDS,
    SCHEME_SIZES,
)
from teraju.modules.enterprises.selectors import offers as reading
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Action, Fact, Link, Section, Status, Text
from teraju.platform.web.record_parts import table

from .offer_common import in_language
from .offer_words import (
    check_status,
    group_status,
    ready_words,
    reply_status,
)


def place_facts(place: TourismPlace) -> list[Fact]:
    enterprise = place.enterprise
    where = ", ".join(filter(None, [enterprise.address, enterprise.village, enterprise.district]))
    facts = [
        Fact(_("Enterprise"), enterprise.name, url=enterprise.get_absolute_url()),
        Fact(_("Kind of place"), PLACE_KINDS[place.kind]),
        Fact(_("Size of the scheme"), SCHEME_SIZES[place.size]),
        Fact(_("Where"), where),
        Fact(_("Rooms"), place.rooms),
        Fact(_("Seats for guests"), place.seats),
        Fact(_("Stars"), place.stars),
        Fact(_("Class"), place.grade),
        Fact(_("Certificate of the business standard"), place.business_standard),
        Fact(_("Business standard until"), place.business_standard_until),
        Fact(
            _("CHSE certificate"),
            place.chse_number,
            note=_("SNI 9042:2021, voluntary; certified by an LSUP that KAN accredited."),
        ),
        Fact(_("Certified for CHSE by"), place.chse_body),
        Fact(_("CHSE until"), place.chse_until),
        Fact(_("Mapped on"), place.mapped_on),
        Fact(_("Note"), place.note),
    ]
    if enterprise.latitude is not None and enterprise.longitude is not None:
        spot = f"{enterprise.latitude}, {enterprise.longitude}"
        url = f"geo:{enterprise.latitude},{enterprise.longitude}"
        facts.insert(4, Fact(_("Coordinates"), spot, url=url))
    return [fact for fact in facts if fact.value not in ("", None)]


def map_counts(viewer: Viewer) -> dict[str, Any]:
    """How many places of each kind are on the map, and what is known of them."""
    rows = [
        [PLACE_KINDS[one["kind"]], one["every"], one["self_checked"], one["certified"]]
        for one in reading.place_counts(viewer)
    ]
    headers = [_("Kind of place"), _("On the map"), _("Self-checked"), _("CHSE certified")]
    return {"headers": headers, "rows": rows, "region": _("What the map holds")}


def checks_of(place: TourismPlace, today: date) -> list[Section]:
    """The checks of a place, and what the last one that counts comes to."""
    found = reading.checks_of(place)
    for one in found:
        one.as_of = today  # type: ignore[attr-defined]
    rows = [
        [
            Link(_day(one.answered_on or one.begun_on), one.get_absolute_url()),
            _("the owner") if one.by_owner else _("the agency"),
            ready_words(one.ready, one.asked),
            check_status(one),
        ]
        for one in found
    ]
    headers = [
        pgettext_lazy("readiness", "Day"),
        _("Answered by"),
        pgettext_lazy("readiness", "Ready"),
        _("Status"),
    ]
    empty = _("No self-check yet.")
    sections = [table(_("Self-checks"), headers, rows, empty)]
    counted = [one for one in found if one.state == CheckState.DONE]
    if counted:
        sections += result_sections(counted[0])
    if len(counted) > 1:
        sections.append(comparison(counted[1], counted[0]))
    return sections


def result_sections(check: ReadinessCheck) -> list[Section]:
    """How ready a place is, group by group, and what it does next."""
    found = results(groups(edition_named(check.edition), check.kind, check.size), check.replies)
    headers = [
        _("Group"),
        pgettext_lazy("readiness", "Yes"),
        pgettext_lazy("readiness", "Partly"),
        pgettext_lazy("readiness", "Not yet"),
        pgettext_lazy("readiness", "Not here"),
        _("Status"),
    ]
    rows = [_group_row(one) for one in found]
    todo = [
        [in_language(one.group.name), in_language(q.text), reply_status(reply), in_language(q.todo)]
        for one in found
        for q, reply in one.todo
    ]
    return [
        table(_("How ready the place is"), headers, rows),
        table(
            _("What to do next"),
            [_("Group"), _("Question"), _("Answer"), pgettext_lazy("readiness", "To do")],
            todo,
            _("Nothing is left: look for a body that certifies."),
        ),
    ]


def _group_row(one: GroupResult) -> list[Any]:
    return [in_language(one.group.name), *(one.counts[each] for each in Reply), group_status(one)]


def comparison(before: ReadinessCheck, after: ReadinessCheck) -> Section:
    """What was answered otherwise the time before."""
    asked = groups(edition_named(after.edition), after.kind, after.size)
    rows = [
        [
            in_language(one.question.text),
            reply_status(one.before),
            reply_status(one.after),
            _direction(better=is_better(one)),
        ]
        for one in changes(asked, before.replies, after.replies)
    ]
    headers: list[Text] = [
        _("Question"),
        _day(before.answered_on),
        _day(after.answered_on),
        pgettext_lazy("readiness", "Change"),
    ]
    return table(_("Compared with the check before"), headers, rows, _("All answers are the same."))


def _direction(*, better: bool | None) -> object:
    if better is None:
        return Status("none", pgettext_lazy("readiness", "not comparable"))
    if better:
        return Status("good", pgettext_lazy("readiness", "better"))
    return Status("bad", pgettext_lazy("readiness", "worse"))


def check_link(check: ReadinessCheck) -> Section:
    """The address that the owner is given, for those who may hand it out."""
    address = f"{settings.TERAJU_ADDRESS}{reverse('enterprises_own_check', args=[check.code])}"
    text = _("Send this to the owner alone: whoever opens it answers for the place.")
    said = f"{gettext('Answer how ready your place is')}: {address}"
    return Section(
        _("Link for the owner"),
        "web/sections/text.html",
        {"text": address, "note": text},
        action=Action(_("Open WhatsApp with the text"), whatsapp_url(said), icon="message-circle"),
    )


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""
