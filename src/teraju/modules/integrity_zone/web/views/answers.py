"""Answers as a list, and one of them with what it rests on."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from teraju.modules.conformity.api import proofs_of
from teraju.modules.integrity_zone import permissions
from teraju.modules.integrity_zone.domain.catalogue import Question, catalogue
from teraju.modules.integrity_zone.domain.scoring import Standing, standing
from teraju.modules.integrity_zone.domain.states import SheetState
from teraju.modules.integrity_zone.models import Answer
from teraju.modules.integrity_zone.selectors.sheets import answers, links
from teraju.modules.integrity_zone.services import answers as services
from teraju.modules.integrity_zone.web import sections
from teraju.modules.integrity_zone.web.answer_register import ANSWERS
from teraju.modules.integrity_zone.web.forms import LinkForm
from teraju.modules.integrity_zone.web.statuses import standing_status
from teraju.modules.integrity_zone.wording import (
    ASKED,
    PARTS,
    answer_word,
    page_word,
    points,
    sub_area_word,
    told,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_parts import table


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, ANSWERS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    row = get_object_or_404(answers(viewer), pk=pk)
    found = catalogue(row.sheet.edition)
    stands = standing(found, row.code, row.unit_answer, row.tpi_answer)
    page = RecordPage(
        title=told(stands.question.name),
        number=row.code,
        target=row,
        register_title=sections.title_of(row.sheet),
        register_url=row.sheet.get_absolute_url(),
        status=standing_status(stands),
        primary=_way(viewer, row),
        facts=_facts(row, stands),
        sections=[_links(viewer, row), _says(viewer, row, stands.question)],
        is_example=row.is_example,
    )
    return record_page(request, page)


def _way(viewer: Viewer, row: Answer) -> Action:
    if row.sheet.state == SheetState.OPEN and rights.allowed(viewer, permissions.FILL, row):
        return Action(_("Answer in the worksheet"), worksheet_url(row), icon="pencil")
    return Action(_("See it in the worksheet"), worksheet_url(row), icon="eye")


def worksheet_url(row: Answer) -> str:
    """The place of an answer in its worksheet."""
    page = row.part if row.part == "H" else row.area
    base = reverse("integrity_zone_worksheet", args=[row.sheet_id])
    return f"{base}?page={page}#row-{row.pk}"


def _facts(row: Answer, stands: Standing) -> list[Fact]:
    found, question = catalogue(row.sheet.edition), stands.question
    page = row.part if row.part == "H" else row.area
    return [
        Fact(_("Area"), page_word(found, page), note=PARTS[row.part]),
        Fact(_("Sub-area"), sub_area_word(found, question)),
        Fact(_("How it is answered"), ASKED[question.kind]),
        Fact(_("Full points"), points(question.weight)),
        Fact(
            _("Answer of the unit"),
            answer_word(found, question, row.unit_answer) or None,
            note=row.unit_note,
        ),
        Fact(
            _("Answer of the assessor"),
            answer_word(found, question, row.tpi_answer) or _("as the unit"),
            note=row.tpi_reason,
        ),
        Fact(_("Points missing"), points(stands.lost)),
    ]


def _links(viewer: Viewer, row: Answer) -> Section:
    """What the unit linked; files stand beside."""
    may = rights.allowed(viewer, permissions.FILL, row) and row.sheet.state == SheetState.OPEN
    rows: list[list[Any]] = [
        [
            Link(one.title, one.url),
            date_format(one.linked_on),
            one.linked_office,
            Link(_("Take off"), reverse("integrity_zone_take_off", args=[row.pk, one.pk]))
            if may
            else "",
        ]
        for one in links(viewer).filter(answer=row, taken_off_on=None).order_by("linked_on", "pk")
    ]
    add = record_action(
        viewer, row, permissions.FILL, _("Link a record"), "integrity_zone_link", "link"
    )
    return table(
        _("Records that it rests on"),
        [pgettext_lazy("ZI worksheet", "What it is"), _("Linked on"), _("Linked by"), ""],
        rows,
        _("No record is linked yet. Link one, or add a file."),
        action=add if row.sheet.state == SheetState.OPEN else None,
    )


def _says(viewer: Viewer, row: Answer, question: Question) -> Section:
    """What records of the house say of the question's topics, to be linked with one click."""
    may = rights.allowed(viewer, permissions.FILL, row) and row.sheet.state == SheetState.OPEN
    base = reverse("integrity_zone_link", args=[row.pk])
    proofs = [
        (
            one,
            f"{base}?{urlencode({'title': str(one.title), 'url': one.url})}" if may else "",
        )
        for one in proofs_of([row.sheet.agency_id], viewer.today, question.topics)
        if one.counts_on(viewer.today)
    ]
    return Section(_("What records say"), "integrity_zone/says.html", {"proofs": proofs})


@form_methods
def link(request: ViewerRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(answers(request.viewer), pk=pk)
    rights.require(request.viewer, permissions.FILL, row)
    begun = {name: request.GET[name] for name in ("title", "url") if name in request.GET}
    return form_page(
        request,
        form=LinkForm,
        title=_("Link a record"),
        submit=_("Link"),
        act=lambda data: services.link_record(actor=request.viewer, answer_id=pk, **data),
        success=lambda _done: row.get_absolute_url(),
        back_url=row.get_absolute_url(),
        initial=begun,
        done=_("The record is linked."),
        facts=(Fact(_("Question"), str(row), url=row.get_absolute_url()),),
        register_title=ANSWERS.title,
        register_url=reverse("integrity_zone_answers"),
    )


@form_methods
def take_off(request: ViewerRequest, pk: int, link: int) -> HttpResponse:
    row = get_object_or_404(answers(request.viewer), pk=pk)
    rights.require(request.viewer, permissions.FILL, row)
    one = get_object_or_404(links(request.viewer).filter(answer=row), pk=link)
    return form_page(
        request,
        form=forms.Form,
        title=_("Take the record off"),
        intro=one.title,
        submit=_("Take off"),
        act=lambda _data: services.unlink_record(actor=request.viewer, link_id=one.pk),
        success=lambda _done: row.get_absolute_url(),
        back_url=row.get_absolute_url(),
        done=_("The record is taken off."),
        register_title=ANSWERS.title,
        register_url=reverse("integrity_zone_answers"),
    )
