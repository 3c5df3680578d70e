"""What follows where something was not put right, as its pages show it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.metrology import supervision_permissions as permissions
from teraju.modules.metrology.domain.supervision import InspectionState, is_referred, is_undecided
from teraju.modules.metrology.models import Inspection, InspectionItem
from teraju.modules.metrology.models.supervision_choices import FINDINGS, NEXT_STEPS, OUTCOMES
from teraju.modules.metrology.selectors import supervision as reading
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Action, Fact, Link, Section
from teraju.platform.web.record_parts import table

from .referral_answers import answer_facts, answer_label
from .supervision_registers import item_name
from .unit_common import step


def named(one: Inspection) -> str:
    """A visit by where and when."""
    return f"{one.place}, {date_format(one.visited_on or one.planned_on)}"


def what_may_follow() -> str:
    """What may follow, for whoever has to choose."""
    return _(
        "It was not put right, and nobody has said yet what follows. Another visit with a letter of"
        " its own may seal it; the investigators (PPNS) or the police may take it up; or nothing"
        " more is done, with the reason."
    )


def choice_waits(still: InspectionItem | None) -> str:
    """For the page of the visit, where what is open first waits for such a choice."""
    if still is None or not is_undecided(still.outcome, still.next_step):
        return ""
    return _(
        "Something was not put right. Open it and choose what follows: another visit with a letter"
        " of its own, a referral to the investigators, or nothing more with the reason."
    )


def next_ways(viewer: Viewer, item: InspectionItem) -> list[Action]:
    """What may be done about what was not put right."""
    plan = permissions.INSPECTION_PLAN
    asked = urlencode({"after": item.inspection_id})
    url = f"{reverse('metrology_inspection_add')}?{asked}"
    refusal = str(rights.refusal(viewer, plan, item))
    return [
        Action(_("Plan another visit"), url, refusal, "calendar-plus"),
        step(_("Refer to investigators"), "metrology_item_refer", item, "send", plan, viewer),
        step(_("Do nothing more"), "metrology_item_rest", item, "x", plan, viewer),
    ]


def next_facts(item: InspectionItem) -> list[Fact]:
    """What follows, since when, and why."""
    if not item.next_step:
        return []
    visit = item.next_visit
    words = str(NEXT_STEPS[item.next_step])
    return [
        Fact(
            _("What follows"),
            f"{words}: {named(visit)}" if visit else words,
            url=visit.get_absolute_url() if visit else "",
            note=item.next_note,
        ),
        Fact(_("Decided on"), item.decided_on),
    ]


def answer_way(viewer: Viewer, item: InspectionItem) -> list[Action]:
    """The way to what those answered to whom it was referred; before it their letter."""
    if not is_referred(item.measure, item.outcome, item.next_step):
        return []
    label, plan = answer_label(item), permissions.INSPECTION_PLAN
    answer = step(label, "metrology_item_answer", item, "message-square", plan, viewer)
    if not item.referred_to or reading.referral_letter(item) is not None:
        return [answer]
    decide, words = permissions.INSPECTION_DECIDE, _("Issue the letter of referral")
    letter = step(words, "metrology_item_letter", item, "file-check", decide, viewer)
    # Who has been sent nothing has nothing to answer.
    return [letter] if item.replied_on is None else [answer, letter]


def letter_waits(item: InspectionItem, ways: Sequence[Action]) -> str:
    """That the letter is missing, and to whoever may not sign it who may."""
    url = reverse("metrology_item_letter", args=[item.pk])
    refusals = [str(way.refusal) for way in ways if way.url == url]
    return " ".join([_("The letter of referral is not issued yet."), *refusals]) if refusals else ""


def referral_facts(item: InspectionItem) -> list[Fact]:
    if not is_referred(item.measure, item.outcome, item.next_step):
        return []
    letter = reading.referral_letter(item)
    if letter is None:
        return answer_facts(item)
    told = Fact(_("Letter of referral"), letter.number, url=letter.get_absolute_url())
    return [told, *answer_facts(item)]


def followed_fact(one: Inspection, carried: Sequence[InspectionItem]) -> Fact:
    """The visit that this one follows."""
    if not carried:
        return Fact("", "")
    earlier = carried[0].inspection
    return Fact(_("Follows the visit"), named(earlier), url=earlier.get_absolute_url())


def carried_section(
    one: Inspection, carried: Sequence[InspectionItem], *, writes: bool
) -> list[Section]:
    """What an earlier visit left undone: a click each for who writes to enter how it is now."""
    if not carried:
        return []
    may = writes and one.state == InspectionState.VISITED and one.minutes_id is None
    entered = set(one.items.standing().values_list("instrument", flat=True)) if may else set()
    headers = [
        _("Instrument"),
        pgettext("instrument", "Kind"),
        pgettext("instrument", "Owner"),
        pgettext("inspection", "Found earlier"),
        pgettext("supervision", "Outcome"),
    ]
    rows = [
        [
            Link(
                item.instrument.tag if item.instrument else _("no tag"),
                _entry(one, item)
                if may and not (item.instrument_id and item.instrument_id in entered)
                else item.get_absolute_url(),
            ),
            item_name(item),
            item.instrument.owner.name if item.instrument else "–",
            Link(str(FINDINGS[item.finding]), item.get_absolute_url()),
            [str(OUTCOMES[item.outcome]), item.outcome_note],
        ]
        for item in carried
    ]
    return [table(_("To be looked at again"), headers, rows)]


def carried_facts(viewer: Viewer, inspection: Inspection) -> list[Fact]:
    """For the form of the new visit: which instruments go with it, and whose they are."""
    rows = reading.items(viewer).undecided().filter(inspection=inspection).order_by("pk")
    facts = [Fact(_("Follows the visit"), named(inspection), url=inspection.get_absolute_url())]
    for item in rows:
        facts.append(Fact(_("To be looked at again"), _told(item), url=item.get_absolute_url()))
    return facts


def _told(item: InspectionItem) -> str:
    one = item.instrument
    parts: list[Any] = [one.tag, item_name(item), one.owner.name] if one else [item.described]
    return " · ".join(parts)


def _entry(one: Inspection, item: InspectionItem) -> str:
    if item.instrument_id:
        return reverse("metrology_item_add", args=[one.pk, item.instrument_id])
    url = reverse("metrology_item_add_unknown", args=[one.pk])
    return f"{url}?{urlencode({'after': item.pk})}"
