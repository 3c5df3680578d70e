"""What the pages of visits show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.enterprises import register_permissions as registers
from teraju.modules.enterprises import visit_permissions as permissions
from teraju.modules.enterprises.domain.kinds import CoachingState
from teraju.modules.enterprises.domain.visit_rules import VisitRules, rules_of, visit_rules
from teraju.modules.enterprises.models import (
    Coaching,
    Enterprise,
    Visit,
    VisitEntry,
    VisitPicture,
    VisitStep,
)
from teraju.modules.enterprises.models.visit_choices import WHOSE
from teraju.modules.enterprises.selectors import visit_owners
from teraju.modules.enterprises.selectors import visits as reading
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Action, Fact, Link, Section
from teraju.platform.web.record_parts import filled, table

from .visit_registers import upload_status
from .visit_words import (
    answer_status,
    firm,
    in_words,
    late_status,
    place_words,
    rules_for,
    step_status,
    visit_status,
    when,
    who_goes,
)


def visit_facts(viewer: Viewer, visit: Visit) -> list[Fact]:
    knows = rights.allowed(viewer, registers.CONTACT, visit)
    product, paper = visit.coaching.product, visit.minutes
    paper_url = paper.get_absolute_url() if paper else ""
    return filled(
        [
            Fact(_("Firm"), firm(visit), url=product.enterprise.get_absolute_url()),
            Fact(_("Coaching"), str(product), url=visit.coaching.get_absolute_url()),
            Fact(_("Day"), when(visit)),
            Fact(_("Who goes"), who_goes(visit)),
            Fact(_("Purpose"), visit.purpose),
            Fact(pgettext("visit to a firm", "Held on"), visit.held_on),
            Fact(_("Written down by"), visit.held_office),
            Fact(_("Place"), place_words(visit) if knows else "", note=_place_note(visit)),
            Fact(_("Minutes"), paper.number if paper else "", url=paper_url),
            Fact(_("Signed by"), visit.signer if knows else ""),
            Fact(_("Agency"), visit.agency.name),
        ]
    )


def _place_note(visit: Visit) -> str:
    return _("As the device said it.") if visit.latitude is not None else ""


def checklist_section(viewer: Viewer, visit: Visit) -> Section:
    """What was found, in the order of the walk."""
    rules = rules_for(visit, viewer)
    rows = [
        [in_words(group.words), in_words(each.words), answer_status(found["answer"]), found["note"]]
        for group in rules.groups
        for each in group.questions
        if (found := _found(visit.answers, each.code))
    ]
    headers = [
        pgettext("checklist", "Part"),
        pgettext("checklist", "Question"),
        _("Found"),
        _("Note"),
    ]
    return table(_("Checklist"), headers, rows, _("No question was answered."))


def _found(answers: Mapping[str, Any], code: str) -> dict[str, str] | None:
    one = answers.get(code)
    if not isinstance(one, dict):
        return None
    return {"answer": str(one.get("answer") or ""), "note": str(one.get("note") or "")}


def unconfirmed_note(rules: VisitRules) -> str:
    return "" if rules.confirmed else _("The checklist is the house's own: not confirmed.")


def notes_section(viewer: Viewer, visit: Visit) -> Section:
    context = {"text": visit.notes, "note": unconfirmed_note(rules_for(visit, viewer))}
    return Section(_("Notes"), "web/sections/text.html", context)


def steps_section(viewer: Viewer, visit: Visit) -> Section:
    may = rights.allowed(viewer, permissions.VISIT_PLAN, visit)
    rows = [
        [
            one.text,
            WHOSE[one.whose],
            date_format(one.due_on) if one.due_on else "–",
            step_status(one, viewer.today),
            _tick(visit, one) if may else "",
        ]
        for one in visit.steps.all()
    ]
    headers = [
        _("Next step"),
        pgettext("next step", "Whose it is"),
        pgettext("next step", "By"),
        _("Status"),
        "",
    ]
    return table(_("Next steps"), headers, rows, _("Nothing was agreed on."))


def _tick(visit: Visit, one: VisitStep) -> list[Link]:
    place = [visit.pk, one.pk]
    done = Link(pgettext("next step", "It is done"), reverse("enterprises_visit_done", args=place))
    again = Link(_("Open it again"), reverse("enterprises_visit_reopen", args=place))
    if one.done_on:
        return [again]
    return [done, again] if one.told_on else [done]


def pictures_section(viewer: Viewer, visit: Visit) -> list[Section]:
    """Photos, and the signature for those who may know who signed."""
    entry = getattr(visit, "entry", None)
    pictures = list(entry.pictures.all()) if entry is not None else []
    return pictures_of(viewer, visit, pictures)


def pictures_of(viewer: Viewer, place: Any, pictures: Sequence[VisitPicture]) -> list[Section]:
    knows = rights.allowed(viewer, registers.CONTACT, place)
    shown = [
        {
            "url": reverse("enterprises_visit_picture", args=[one.pk]),
            "alt": _("Signature") if one.is_signature else _("Photo of the visit"),
        }
        for one in pictures
        if knows or not one.is_signature
    ]
    if not shown:
        return []
    return [Section(_("Photos and signature"), "enterprises/visit_pictures.html", {"shown": shown})]


def side_by_side(entry: VisitEntry) -> list[Section]:
    """What was sent, and beside it the visit that it met where it met one."""
    sent = _sent(entry)
    theirs = entry.visit if entry.meeting else None
    if theirs is None:
        rows = [[label, value] for label, value in sent.items()]
        return [table(_("As it was sent"), [_("What"), _("From the telephone")], rows, "")]
    there = _stands(theirs)
    labels = dict.fromkeys([*sent, *there])
    rows = [[label, sent.get(label, "–"), there.get(label, "–")] for label in labels]
    headers = [_("What"), _("From the telephone"), _("Stored already")]
    return [table(_("Side by side"), headers, rows, "")]


def _sent(entry: VisitEntry) -> dict[str, Any]:
    """The lines of an entry, read with care: what is broken is shown as it is."""
    payload = entry.payload if isinstance(entry.payload, dict) else {}
    steps = [one for one in _list(payload.get("steps")) if isinstance(one, dict)]
    raw = payload.get("answers")
    return {
        _("Written down by"): entry.sender_office,
        pgettext("visit to a firm", "Held on"): date_format(entry.held_on),
        _("Notes"): str(payload.get("notes") or "–")[:1000],
        _("Next steps"): _joined(str(one.get("text") or "") for one in steps),
        **_answers(entry, raw if isinstance(raw, dict) else {}),
    }


def _stands(visit: Visit) -> dict[str, Any]:
    return {
        _("Written down by"): Link(visit.held_office or "–", visit.get_absolute_url()),
        pgettext("visit to a firm", "Held on"): date_format(visit.held_on)
        if visit.held_on
        else "–",
        _("Notes"): visit.notes or visit.reason or "–",
        _("Next steps"): _joined(one.text for one in visit.steps.all()),
        **_words(visit.answers, visit),
    }


def _answers(entry: VisitEntry, raw: Mapping[str, Any]) -> dict[str, Any]:
    return _words(raw, entry.visit) if entry.visit else {}


def _words(answers: Mapping[str, Any], visit: Visit) -> dict[str, Any]:
    rules = rules_of(visit.edition) or visit_rules(visit.planned_on)
    return {
        in_words(each.words): answer_status(found["answer"])
        for group in rules.groups
        for each in group.questions
        if (found := _found(answers, each.code))
    }


def _joined(parts: Any) -> str:
    return " · ".join(part for part in parts if part) or "–"


def _list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else []


def of_coaching(viewer: Viewer, coaching: Coaching) -> Section:
    """The visits of a coaching, for its page."""
    url = f"{reverse('enterprises_visit_add')}?coaching={coaching.pk}"
    is_going_on = coaching.state != CoachingState.STOPPED
    may = is_going_on and rights.allowed(viewer, permissions.VISIT_PLAN, coaching)
    action = Action(_("Plan a visit"), url, icon="plus") if may else None
    return _visits(reading.visits_of(viewer, coaching), action)


def of_enterprise(viewer: Viewer, enterprise: Enterprise) -> Section | None:
    """The visits to a firm, for its page."""
    rows = reading.visits_to(viewer, enterprise.pk)
    return _visits(rows, None) if rows else None


def _visits(rows: Sequence[Visit], action: Action | None) -> Section:
    lines = [
        [
            Link(date_format(one.planned_on), one.get_absolute_url()),
            one.purpose,
            who_goes(one),
            [status for status in (visit_status(one), late_status(one)) if status],
        ]
        for one in rows
    ]
    headers = [_("Day"), _("Purpose"), _("Who goes"), _("Status")]
    return table(_("Visits"), headers, lines, _("Nobody went there yet."), action=action)


def uploads_of(viewer: Viewer, enterprise: Enterprise) -> Section | None:
    """What the owner sent, for the pages of the firm and of its coaching."""
    rows = visit_owners.uploads(viewer).filter(enterprise=enterprise)
    lines = [
        [
            Link(date_format(one.sent_at), one.get_absolute_url()),
            one.note or _("Photo"),
            upload_status(one),
        ]
        for one in rows.order_by("-sent_at", "-pk")[:10]
    ]
    if not lines:
        return None
    headers = [_("Sent"), _("What it shows"), _("Status")]
    return table(_("Photos from the owner"), headers, lines, "")
