"""What stands on the pages of a diagnosis and of an indicator."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.improvement.api import Action as Ordered
from teraju.modules.iso18091.domain.figures import Side, by_category
from teraju.modules.iso18091.models import Diagnosis, Indicator
from teraju.modules.iso18091.selectors import reading
from teraju.modules.iso18091.services.evidence import evidence_refusal
from teraju.modules.iso18091.services.indicators import SUBJECT
from teraju.modules.iso18091.wording import (
    COLOURS,
    category_word,
    colour_word,
    line_of,
    named,
    question_words,
    steps_of,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.web.sections import papers_if_any
from teraju.platform.web.kinds import Action, Fact, Link, Section, Text
from teraju.platform.web.record_parts import table

from .charts.quarters import quarters_picture
from .common import FACTS, TEXT, fields_of, picture_section
from .words import colour_status, evidence_status, self_status, verified_status


def diagnosis_facts(one: Diagnosis) -> list[Fact]:
    facts = [
        Fact(_("Government"), one.government.name),
        Fact(_("Edition"), f"ISO 18091:{one.edition}"),
        Fact(_("Sub-indicators"), str(one.question_set), url=one.question_set.get_absolute_url()),
        Fact(_("Started on"), one.started_on),
        Fact(_("Who verifies"), one.verifier),
        Fact(_("Concluded on"), one.concluded_on),
        Fact(_("Reason"), one.reason),
    ]
    if one.published_on:
        url = reverse("andal_year", args=[one.government.slug, one.year])
        facts.append(Fact(_("Public page"), one.published_on, url=url))
    return [fact for fact in facts if fact.value]


def diagnosis_sections(viewer: Viewer, one: Diagnosis) -> list[Section]:
    """The wheel, the counts of both words, and whose turn it is, the papers. Two queries."""
    rows = list(reading.indicators(viewer).filter(diagnosis=one).order_by("position", "pk"))
    title = _("The 39 indicators, %(year)d") % {"year": one.year}
    sections = [
        picture_section(quarters_picture(title, fields_of(one.edition, rows))),
        counts_section(rows, Side.VERIFIED),
        counts_section(rows, Side.SELF),
        _agencies(one, rows),
        *papers_if_any(viewer, one),
    ]
    if one.summary:
        words = {"text": one.summary}
        sections.insert(1, Section(_("What the verification found"), TEXT, words))
    return sections


def counts_section(rows: Sequence[Indicator], side: Side) -> Section:
    """Counts per colour per category; never a score."""
    found = by_category({one.code: one.standing(side) for one in rows})
    title = _("Verified, by category") if side is Side.VERIFIED else _("Self-assessed, by category")
    headers: list[Text] = [_("Category"), *(colour_word(colour) for colour in COLOURS)]
    lines = [
        (f"{code} {category_word(code)}", *(counts[colour.value] for colour in COLOURS))
        for code, counts in found.items()
    ]
    return table(title, headers, lines)


def _agencies(one: Diagnosis, rows: Sequence[Indicator]) -> Section:
    """Who answers for how many, and how many of them are assessed."""
    found: dict[str, list[Indicator]] = {}
    for row in rows:
        found.setdefault(row.agency.short_name if row.agency else "", []).append(row)
    sheet = reverse("iso18091_sheet", args=[one.pk])
    lines: list[Sequence[Any]] = []
    for name in sorted(found):
        given = found[name]
        days = [row.due_on for row in given if row.due_on and not row.self_complete]
        link = Link(name, f"{sheet}?agency={given[0].agency_id}") if name else _("nobody yet")
        done = sum(row.self_complete for row in given)
        lines.append((link, len(given), done, min(days, default=None)))
    headers = [
        _("Agency"),
        pgettext("of the 39", "Indicators"),
        _("Self-assessed"),
        _("Next deadline"),
    ]
    return table(_("Who answers"), headers, lines)


def indicator_facts(one: Indicator) -> list[Fact]:
    line = line_of(one)
    goals = ", ".join(str(goal) for goal in one.goals) or _("none")
    facts = [
        Fact(_("Diagnosis"), str(one.diagnosis), url=one.diagnosis.get_absolute_url()),
        Fact(_("Category"), f"{line.category} {category_word(line.category)}"),
        Fact(_("Responsible agency"), one.agency.name if one.agency else _("nobody yet")),
        Fact(_("To be answered by"), one.due_on),
        Fact(_("Self-assessed"), self_status(one)),
        Fact(_("Verified"), verified_status(one)),
        Fact(_("Goals (SDG)"), goals, note=one.goals_source),
    ]
    if line.body and one.agency is None:
        facts.insert(3, Fact(_("Usually answered by"), named(line.body)))
    for side, words in ((Side.SELF, _("Self-assessed")), (Side.VERIFIED, _("Verified"))):
        if one.override(side):
            label = _("Set against the answers (%(side)s)") % {"side": words}
            reason = getattr(one, f"{side.value}_override_reason")
            facts.append(Fact(label, reason, note=getattr(one, f"{side.value}_override_office")))
    if not line.is_confirmed:
        why = _("The title was told from memory: look into your copy of the standard.")
        facts.append(Fact(_("Unconfirmed"), why))
    return [fact for fact in facts if fact.value]


def indicator_sections(viewer: Viewer, one: Indicator) -> list[Section]:
    found = [_hinges(one), _answers(viewer, one), *_notes(one)]
    return [*found, _evidence(viewer, one), _ordered(viewer, one), *_earlier(viewer, one)]


def _hinges(one: Indicator) -> Section:
    steps = steps_of(line_of(one))
    title = _("What its colour hinges on")
    if not steps:
        words = _("This edition has no words of ours for it: its sub-indicators say it.")
        return Section(title, TEXT, {"text": words})
    facts = [Fact(colour_word(step), words) for step, words in steps.items()]
    return Section(title, FACTS, {"facts": facts})


def _answers(viewer: Viewer, one: Indicator) -> Section:
    rows = reading.answers(viewer).filter(indicator=one).order_by("question__number", "pk")
    lines = [
        (
            f"{row.question.number}. {question_words(row.question, 'title')}",
            colour_status(row.colour(Side.SELF)),
            colour_status(row.colour(Side.VERIFIED)),
            " · ".join(filter(None, (row.self_office, row.verified_office))),
        )
        for row in rows
    ]
    headers = [_("Sub-indicator"), _("Self-assessed"), _("Verified"), pgettext("who", "By")]
    sheet = reverse("iso18091_sheet", args=[one.diagnosis_id])
    action = Action(_("Worksheet"), f"{sheet}#i-{one.position}")
    return table(_("Sub-indicators"), headers, lines, action=action)


def _notes(one: Indicator) -> list[Section]:
    pairs = (
        (_("What the agency says"), one.self_note),
        (_("What the verification found"), one.verified_note),
    )
    return [Section(title, TEXT, {"text": text}) for title, text in pairs if text]


def _evidence(viewer: Viewer, one: Indicator) -> Section:
    rows = reading.evidence(viewer).filter(indicator=one).order_by("-happened_on", "-pk")
    lines = [
        (
            Link(row.title, row.get_absolute_url()),
            row.happened_on,
            row.valid_until,
            evidence_status(row, viewer.today),
        )
        for row in rows
    ]
    action = None
    if one.diagnosis.side and not evidence_refusal(viewer, one):
        url = reverse("iso18091_evidence_add", args=[one.pk])
        action = Action(_("Add evidence"), url, icon="plus")
    headers = [_("Title"), _("Day of the fact"), _("Valid until"), pgettext("evidence", "Validity")]
    empty = _("No evidence yet: a verified green needs some that is valid.")
    return table(_("Evidence"), headers, lines, empty, action=action)


def _ordered(viewer: Viewer, one: Indicator) -> Section:
    """The improvement plan: actions that were ordered from here."""
    rows = Ordered.objects.visible_to(viewer).filter(subject_kind=SUBJECT, subject_pk=one.pk)
    lines = [
        (
            Link(row.title, row.get_absolute_url()),
            row.owner_office,
            row.due_on,
            row.get_state_display(),
        )
        for row in rows.order_by("due_on", "pk")
    ]
    action = None
    if one.agency and rights.allowed(viewer, "improvement.order", one):
        url = reverse("iso18091_plan", args=[one.pk])
        action = Action(_("Plan an improvement"), url, icon="plus")
    headers = [_("Improvement"), _("Who"), _("Due"), _("Status")]
    return table(_("Improvement plan"), headers, lines, _("Nothing is planned."), action=action)


def _earlier(viewer: Viewer, one: Indicator) -> list[Section]:
    """The same code in other years of the same edition."""
    rows = reading.indicators(viewer).filter(
        code=one.code,
        government=one.government_id,
        diagnosis__edition=one.diagnosis.edition,
    )
    others = rows.exclude(pk=one.pk).exclude(diagnosis__state="withdrawn")
    lines = [
        (
            Link(str(row.diagnosis.year), row.get_absolute_url()),
            self_status(row),
            verified_status(row),
        )
        for row in others.order_by("-diagnosis__year", "pk")
    ]
    headers = [_("Year"), _("Self-assessed"), _("Verified")]
    return [table(_("Other years"), headers, lines)] if lines else []
