"""Tests of products: at the laboratory, line by line, reported, tested again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.enterprises import certificate_permissions as permissions
from teraju.modules.enterprises.domain.product_tests import (
    TEST,
    LimitIncomplete,
    TestState,
    UnreadableResult,
    Verdict,
    check_limit,
    together,
    verdict_of,
)
from teraju.modules.enterprises.domain.stages import Stage
from teraju.modules.enterprises.models import Coaching, ProductTest, TestLine
from teraju.modules.enterprises.refusals import NotNow
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import fill, locked, needed
from teraju.platform.audit.api import filled, values_of
from teraju.platform.files.api import attach

from .certificate_common import advance, check_not_before, locked_coaching, of_coaching
from .common import check_not_future, moved, tell

FIELDS = ("laboratory", "accreditation", "sample", "sampled_on", "limits_source")
LINE = ("parameter", "unit", "limit", "least", "most", "wanted", "result")
_LIMITS: Mapping[str, Any] = {
    "least": _("Give the least value."),
    "most": _("Give the greatest value, not below the least."),
    "wanted": _("Say what it has to be."),
}
_NUMBER = _("Write a number as the laboratory does: 7,5 or < 0,05.")


@transaction.atomic
def plan_test(*, actor: Viewer, coaching: Coaching, **values: Any) -> ProductTest:
    """Note a sample that goes to a laboratory. `values` are the fields of `FIELDS`."""
    test = ProductTest(**of_coaching(locked_coaching(actor, coaching.pk)))
    return _planned(actor, test, values)


@transaction.atomic
def plan_retest(
    *, actor: Viewer, test_id: int, expected_version: int | None = None, **values: Any
) -> ProductTest:
    """Test again what did not pass: another sample, the same limits."""
    earlier = locked_test(actor, test_id, expected_version)
    if earlier.state != TestState.REPORTED or earlier.verdict == Verdict.PASSED:
        raise NotNow(_("Only a reported test that did not pass is tested again."))
    coaching = locked_coaching(actor, earlier.coaching_id)
    test = _planned(actor, ProductTest(**of_coaching(coaching), retest_of=earlier), values)
    for line in earlier.lines.standing():
        kept = values_of(line, LINE) | {"result": ""}
        save(actor, TestLine(test=test, is_example=test.is_example, **kept))
    return test


@transaction.atomic
def change_test(
    *, actor: Viewer, test_id: int, expected_version: int | None = None, **values: Any
) -> ProductTest:
    """Correct a test until its report is entered."""
    test = _planned_test(actor, test_id, expected_version)
    before = values_of(test, FIELDS)
    fill(test, values, FIELDS)
    check_not_future(actor, test.sampled_on, "sampled_on")
    save(actor, test)
    tell(actor, test, "test.changed", values_of(test, FIELDS), before)
    return test


@transaction.atomic
def add_line(
    *, actor: Viewer, test_id: int, expected_version: int | None = None, **values: Any
) -> TestLine:
    """Enter a parameter with its limit, and its result once there is one."""
    test = _planned_test(actor, test_id, expected_version)
    line = TestLine(test=test, is_example=test.is_example)
    _write(line, values)
    save(actor, line)
    tell(actor, test, "test.line_added", filled(values_of(line, LINE)))
    return line


@transaction.atomic
def change_line(
    *,
    actor: Viewer,
    test_id: int,
    line_id: int,
    expected_version: int | None = None,
    **values: Any,
) -> TestLine:
    """Enter the result of a parameter, or correct it, until the report is entered."""
    test = _planned_test(actor, test_id)
    line = claim(test.lines.standing(), line_id, expected_version)
    before = values_of(line, LINE)
    _write(line, values)
    save(actor, line)
    tell(actor, test, "test.line_changed", values_of(line, LINE), before)
    return line


@transaction.atomic
def remove_line(
    *, actor: Viewer, test_id: int, line_id: int, expected_version: int | None = None
) -> TestLine:
    """Take out a parameter that is not tested after all."""
    test = _planned_test(actor, test_id)
    line = claim(test.lines.standing(), line_id, expected_version)
    line.withdrawn_on = actor.today
    save(actor, line)
    tell(actor, test, "test.line_removed", {"parameter": line.parameter})
    return line


@transaction.atomic
def report_test(
    *,
    actor: Viewer,
    test_id: int,
    report_number: str,
    reported_on: date,
    report: File[bytes] | None = None,
    expected_version: int | None = None,
) -> ProductTest:
    """Enter the laboratory's report: the rules give the verdict, and from here it stands.

    When every test of the product that speaks has passed, the coaching moves on.
    """
    test = locked_test(actor, test_id, expected_version)
    moved(test, "report", TEST)
    check_not_future(actor, reported_on, "reported_on")
    sentence = _("This day lies before the sample.")
    check_not_before(reported_on, test.sampled_on, "reported_on", sentence)
    lines = list(test.lines.standing())
    verdict = together(line.verdict for line in lines)
    if not lines or any(line.verdict == Verdict.OPEN for line in lines):
        raise NotNow(_("Not every parameter has its result yet."))
    test.verdict, test.reported_on = verdict, reported_on
    test.report_number = needed(report_number, "report_number", _("Give the number."))
    save(actor, test)
    after = values_of(test, ("state", "report_number", "reported_on", "verdict"))
    tell(actor, test, "test.reported", after)
    if report is not None:
        attach(actor=actor, target=test, upload=report, title=test.report_number[:200])
    _advance(actor, test)
    return test


@transaction.atomic
def drop_test(
    *, actor: Viewer, test_id: int, reason: str, expected_version: int | None = None
) -> ProductTest:
    """Call a test off before its report."""
    test = locked_test(actor, test_id, expected_version)
    moved(test, "drop", TEST)
    test.reason = needed(reason, "reason", _("Say why."))
    save(actor, test)
    tell(actor, test, "test.dropped", {"state": test.state, "reason": test.reason})
    # What is left may have passed all along.
    _advance(actor, test)
    return test


@transaction.atomic
def resume_test(*, actor: Viewer, test_id: int, expected_version: int | None = None) -> ProductTest:
    """Take a test up again that was called off."""
    test = locked_test(actor, test_id, expected_version)
    moved(test, "resume", TEST)
    test.reason = ""
    save(actor, test)
    tell(actor, test, "test.resumed", {"state": test.state})
    return test


def locked_test(actor: Viewer, pk: int, expected_version: int | None = None) -> ProductTest:
    rows = ProductTest.objects.visible_to(actor)
    return locked(actor, rows, pk, permissions.CERTIFY, expected_version)


def _planned(actor: Viewer, test: ProductTest, values: dict[str, Any]) -> ProductTest:
    fill(test, values, FIELDS)
    check_not_future(actor, test.sampled_on, "sampled_on")
    save(actor, test)
    tell(actor, test, "test.planned", filled(values_of(test, FIELDS)))
    return test


def _planned_test(actor: Viewer, pk: int, expected_version: int | None = None) -> ProductTest:
    test = locked_test(actor, pk, expected_version)
    if test.state != TestState.PLANNED:
        raise NotNow(_("The report is entered, or the test is called off: it stands as it is."))
    return test


def _write(line: TestLine, values: dict[str, Any]) -> None:
    """Put in a line; a limit keeps what its kind asks for and nothing else."""
    fill(line, values, LINE)
    if line.limit in ("at_least", "words"):
        line.most = None
    if line.limit in ("at_most", "words"):
        line.least = None
    if line.limit != "words":
        line.wanted = ""
    try:
        check_limit(line.bounds)
        verdict_of(line.bounds, line.result)
    except LimitIncomplete as error:
        raise DomainError(_LIMITS[error.field or "most"], field=error.field) from error
    except UnreadableResult as error:
        raise DomainError(_NUMBER, field="result") from error


def _advance(actor: Viewer, test: ProductTest) -> None:
    latest = list(ProductTest.objects.filter(coaching=test.coaching_id).speaking().order_by("pk"))
    days = [one.reported_on for one in latest if one.reported_on]
    if days and all(one.verdict == Verdict.PASSED for one in latest):
        advance(actor, test.coaching_id, Stage.TESTED, max(days))
