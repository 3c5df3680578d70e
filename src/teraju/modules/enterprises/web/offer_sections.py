"""What the record pages of papers, places, checks and listings show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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
from teraju.modules.enterprises.domain.offer_papers import edition_named as papers_edition
from teraju.modules.enterprises.domain.offer_papers import questions
from teraju.modules.enterprises.domain.offer_showcase import ShownMark
from teraju.modules.enterprises.models import FirmPapers, Listing, ReadinessCheck, TourismPlace
from teraju.modules.enterprises.models.choices import ROADS
from teraju.modules.enterprises.models.offer_choices import (
    PAPER_KINDS,
    PLACE_KINDS,
    SCHEME_SIZES,
)
from teraju.modules.enterprises.selectors import offers as reading
from teraju.platform.web.kinds import Fact, Link, Section, Status, Text

from .offer_common import in_language, table
from .offer_files import address_of, papers_of
from .offer_words import (
    check_status,
    group_status,
    mark_status,
    papers_status,
    ready_words,
    reply_status,
)

NOT_SAID = _("not answered: the papers leave room to write it")


def paper_list(one: FirmPapers) -> Section:
    """The papers of a version, each as PDF and to be changed in Word."""
    rows = [
        [
            paper.number,
            in_language(paper.title),
            PAPER_KINDS[paper.kind],
            Link("PDF", reverse("enterprises_papers_pdf", args=[one.pk, paper.code])),
            Link("Word", reverse("enterprises_papers_docx", args=[one.pk, paper.code])),
        ]
        for paper in papers_of(one)
    ]
    headers = [_("Number"), _("Paper"), _("Kind"), _("To print"), _("To change")]
    return table(pgettext_lazy("paper of a firm", "Papers"), headers, rows)


def answers_of(one: FirmPapers) -> Section:
    """What the owner said, question by question."""
    asked = questions(papers_edition(one.edition), one.family)
    rows = [
        [in_language(each.text), one.answers.get(each.code, "").splitlines() or NOT_SAID]
        for each in asked
    ]
    return table(_("What the owner says"), [_("Question"), _("Answer")], rows)


def versions_of(one: FirmPapers) -> Section:
    rows = [
        [
            Link(str(each.number), each.get_absolute_url()),
            each.begun_on,
            each.confirmed_on or "",
            papers_status(each),
        ]
        for each in reading.versions_of(one)
    ]
    headers = [
        pgettext_lazy("papers", "Version"),
        _("Begun on"),
        pgettext_lazy("papers", "Confirmed on"),
        _("Status"),
    ]
    return table(_("All versions"), headers, rows)


def papers_link(one: FirmPapers) -> Section:
    """The address at which the owner reads the papers, for those who may hand it out."""
    address = f"{settings.TERAJU_ADDRESS}{reverse('enterprises_own_papers', args=[one.code])}"
    text = _("Send this to the owner: it opens the papers of this version without a log-in.")
    return Section(
        _("Link for the owner"), "web/sections/text.html", {"text": address, "note": text}
    )


def changed_answers(one: FirmPapers) -> Section | None:
    """What this version says otherwise than the one before."""
    before = next((v for v in reading.versions_of(one) if v.number < one.number), None)
    if before is None:
        return None
    rows = [
        [
            in_language(each.text),
            before.answers.get(each.code, "").splitlines(),
            one.answers.get(each.code, "").splitlines(),
        ]
        for each in questions(papers_edition(one.edition), one.family)
        if before.answers.get(each.code) != one.answers.get(each.code)
    ]
    headers = [_("Question"), _("Before"), _("Now")]
    return table(_("Changed since the version before"), headers, rows, _("Nothing was changed."))


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
    return Section(
        _("Link for the owner"), "web/sections/text.html", {"text": address, "note": text}
    )


def mark_rows(marks: Sequence[ShownMark]) -> Section:
    """The marks of a product, with what the showcase says of them."""
    rows = [
        [
            ROADS[one.road],
            one.standard,
            one.mark_number or one.number,
            one.body,
            one.since,
            one.until or "",
            mark_status(one),
        ]
        for one in marks
    ]
    headers = [
        pgettext_lazy("mark", "Mark"),
        _("Standard"),
        _("Number"),
        _("Certified by"),
        pgettext_lazy("mark", "From"),
        pgettext_lazy("mark", "Until"),
        _("Status"),
    ]
    empty = _("No certificate on record: the product stands in no list, and its page says so.")
    return table(_("What its page says"), headers, rows, empty)


def listing_facts(listing: Listing) -> list[Fact]:
    product = listing.product
    facts = [
        Fact(_("Product"), product.name, url=product.get_absolute_url()),
        Fact(_("Enterprise"), product.enterprise.name, url=product.enterprise.get_absolute_url()),
        Fact(
            _("Page of the product"),
            address_of(listing).partition("://")[2],
            url=reverse("enterprises_shown", args=[listing.code]),
        ),
        Fact(_("What everybody reads of it"), listing.words),
        Fact(
            _("Photo"),
            listing.photo.name if listing.photo else "",
            url=reverse("enterprises_listing_photo", args=[listing.pk]) if listing.photo else "",
        ),
        Fact(_("Shown since"), listing.shown_since),
        Fact(_("Reason"), listing.reason),
    ]
    return [fact for fact in facts if fact.value not in ("", None)]


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""
