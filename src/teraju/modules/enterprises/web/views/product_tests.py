"""Tests of products: their register, one of them, its lines, and what is done with it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from teraju.modules.enterprises import certificate_permissions as permissions
from teraju.modules.enterprises.domain.product_tests import TestState, Verdict
from teraju.modules.enterprises.selectors import certificate_reading as reading
from teraju.modules.enterprises.services import product_tests as services
from teraju.modules.enterprises.web import certificate_forms as forms
from teraju.modules.enterprises.web.certificate_common import asked_for, history_of, number, step
from teraju.modules.enterprises.web.certificate_registers import TESTS
from teraju.modules.enterprises.web.certificate_sections import (
    lines_section,
    standard_name,
    test_facts,
)
from teraju.modules.enterprises.web.certificate_statuses import test_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, RecordPage, Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_parts import allowed
from teraju.platform.web.steps import RecordStep, Steps

CERTIFY = permissions.CERTIFY
LIST = "enterprises_tests"


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, TESTS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    one = get_object_or_404(reading.tests(viewer), pk=pk)
    again = reading.tests(viewer).filter(pk=one.retest).first() if one.retest else None
    ways = _ways(viewer, one)
    page = RecordPage(
        title=f"{one.coaching.product}: {one.laboratory}",
        number=one.report_number,
        target=one,
        register_title=TESTS.title,
        register_url=reverse(LIST),
        status=test_status(one),
        primary=ways[0] if ways else None,
        actions=allowed(ways[1:]),
        facts=test_facts(one, again),
        sections=[lines_section(viewer, one)],
        is_example=one.is_example,
    )
    return record_page(request, page, history=lambda: history_of(one))


def _ways(viewer: Viewer, one: Any) -> list[Action]:
    def way(label: Text, name: str, icon: str) -> Action:
        return step(label, f"enterprises_test_{name}", one, icon, CERTIFY, viewer)

    if one.state == TestState.DROPPED:
        return [way(_("Take up again"), "resume", "rotate-ccw")]
    if one.state == TestState.REPORTED:
        again = one.verdict != Verdict.PASSED and not one.retest
        return [way(_("Test it again"), "retest", "flask-conical")] if again else []
    add = way(_("Add a parameter"), "line_add", "plus")
    report = way(_("Enter the report"), "report", "file-check")
    others = [way(_("Change"), "change", "pencil"), way(_("Call off"), "drop", "x")]
    lines = list(one.lines.standing())
    complete = lines and all(line.verdict != Verdict.OPEN for line in lines)
    return [report, add, *others] if complete else [add, *others]


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    """Note a sample, of the coaching that the address names if it does."""
    viewer = request.viewer
    rights.require_somewhere(viewer, CERTIFY)
    rows = reading.coachings_to_work_on(viewer)
    fixed = asked_for(request, "coaching", rows)
    return form_page(
        request,
        form=partial(forms.TestForm, coachings=None if fixed else rows),
        title=_("Note a sample for the laboratory"),
        intro=_("Then enter the parameters with their limits, and the results as they come."),
        submit=_("Record it"),
        act=lambda data: services.plan_test(
            actor=viewer, coaching=fixed or data.pop("coaching"), **data
        ),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse(LIST),
        initial={
            "sampled_on": viewer.today,
            "limits_source": standard_name(fixed.standard) if fixed else "",
        },
        done=_("The sample is noted. Enter the parameters next."),
        facts=(Fact(_("Coached product"), str(fixed)),) if fixed else (),
        register_title=TESTS.title,
        register_url=reverse(LIST),
    )


def _begun(_viewer: Viewer, one: Any) -> dict[str, Any]:
    return {name: getattr(one, name) for name in services.FIELDS}


def _again(viewer: Viewer, one: Any) -> dict[str, Any]:
    return _begun(viewer, one) | {"sampled_on": viewer.today, "sample": ""}


def _line(_viewer: Viewer, row: Any) -> dict[str, Any]:
    bounds = {"least": number(row.least), "most": number(row.most)}
    return {name: getattr(row, name) for name in services.LINE} | bounds


def _reporting(viewer: Viewer, _one: Any) -> dict[str, Any]:
    return {"reported_on": viewer.today}


LINE = ("line_id", lambda one: one.lines.standing())
_step = partial(RecordStep, right=CERTIFY, keyed="test_id", done=_("Saved."))

STEPS = Steps(
    reading.tests,
    TESTS.title,
    LIST,
    {
        "change": _step(
            act=services.change_test,
            title=_("Change the test"),
            submit=_("Save"),
            form=forms.TestChangeForm,
            initial=_begun,
        ),
        "line_add": _step(
            act=services.add_line,
            title=_("Add a parameter"),
            submit=_("Save"),
            form=forms.LineForm,
        ),
        "report": _step(
            act=services.report_test,
            title=_("Enter the report of the laboratory"),
            intro=_("From here limits and results stand; the rules give the verdict."),
            submit=_("Record it"),
            form=forms.ReportForm,
            initial=_reporting,
            done=_("The report is entered."),
        ),
        "retest": _step(
            act=services.plan_retest,
            title=_("Test the product again"),
            intro=_("Another sample, the same limits: the parameters are taken over."),
            submit=_("Record it"),
            form=forms.TestChangeForm,
            initial=_again,
            success=lambda made: made.get_absolute_url(),
            done=_("The sample is noted."),
        ),
        "drop": _step(
            act=services.drop_test,
            title=_("Call the test off"),
            submit=_("Call off"),
            form=forms.WhyForm,
            done=_("The test is called off."),
        ),
        "resume": _step(
            act=services.resume_test,
            title=_("Take the test up again"),
            submit=_("Take up again"),
        ),
    },
)
ROW_STEPS = Steps(
    reading.tests,
    TESTS.title,
    LIST,
    {
        "line_change": _step(
            act=services.change_line,
            title=_("Result of a parameter"),
            submit=_("Save"),
            form=forms.LineForm,
            initial=_line,
            second=LINE,
            row_has_version=True,
        ),
        "line_remove": _step(
            act=services.remove_line,
            title=_("Take the parameter out"),
            intro=_("For what is not tested after all; the history keeps it."),
            submit=_("Take out"),
            second=LINE,
            row_has_version=True,
        ),
    },
)
