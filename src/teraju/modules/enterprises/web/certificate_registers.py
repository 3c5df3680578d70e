"""The registers of certificates, applications, audits, tests and checks of labels."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.kernel.periods import add_months
from teraju.modules.enterprises import certificate_permissions as permissions
from teraju.modules.enterprises.domain.certificates import Said, rules
from teraju.modules.enterprises.domain.firm_audits import AuditState
from teraju.modules.enterprises.domain.kinds import Road
from teraju.modules.enterprises.domain.product_tests import TestState, Verdict
from teraju.modules.enterprises.models.certificate_choices import (
    APPLICATION_STATES,
    AUDIT_KINDS,
    MARKS,
    SCHEMES,
    TEST_VERDICTS,
)
from teraju.modules.enterprises.models.choices import ROADS
from teraju.modules.enterprises.selectors import certificate_reading as reading
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register

from .certificate_common import plain
from .certificate_statuses import (
    application_status,
    audit_status,
    certificate_status,
    label_status,
    test_status,
)
from .common import agency_column, agency_filter, by_field, column

FIRM = "coaching__product__enterprise__name"
PRODUCT = "coaching__product__name"


def _firm() -> Column[Any]:
    return column(
        "enterprise",
        _("Enterprise"),
        lambda row: row.coaching.product.enterprise.name,
        sort=FIRM,
        place="beneath",
    )


def _product() -> Column[Any]:
    return column("product", _("Product"), lambda row: row.coaching.product.name, sort=PRODUCT)


def _status(value: Any, sort: str) -> Column[Any]:
    return column("status", _("Status"), value, "status", sort)


def _standing(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    """Certificates by what they are worth today; `rows` know what was said last."""
    today = viewer.today
    lasting = rows.exclude(last_said=Said.WITHDRAWN).filter(
        Q(valid_until=None) | Q(valid_until__gte=today)
    )
    in_force = lasting.exclude(last_said=Said.SUSPENDED)
    if value == "ending":
        last = today + timedelta(days=rules(today).integer("ending_days"))
        return in_force.filter(valid_until__lte=last)
    if value == "soon":
        months = rules(today).integer("soon_months")
        return in_force.filter(valid_until__lte=add_months(today, months))
    if value == "unmarked":
        return in_force.filter(road=Road.SPPT_SNI, marked_on=None)
    if value == "suspended":
        return lasting.filter(last_said=Said.SUSPENDED)
    if value == "withdrawn":
        return rows.filter(last_said=Said.WITHDRAWN)
    if value == "expired":
        return rows.exclude(last_said=Said.WITHDRAWN).filter(valid_until__lt=today)
    return in_force


def _ends(words: Any, number: str, viewer: Viewer) -> Any:
    return format_lazy(words, number=rules(viewer.today).integer(number))


CERTIFICATES: Register[Any] = Register(
    key="enterprises.certificates",
    title=_("Certificates of products"),
    noun=_("certificates of products"),
    columns=[
        plain("number", _("Certificate number")),
        _firm(),
        _product(),
        column("road", _("Road"), lambda c: ROADS[c.road], sort="road"),
        plain("standard", _("Standard")),
        plain("valid_until", _("Valid until"), "date"),
        _status(certificate_status, "valid_until"),
        plain("body", _("Issued by"), place="file"),
        column("scheme", _("Scheme type"), lambda c: SCHEMES.get(c.scheme, ""), place="file"),
        plain("scope", _("Scope"), place="file"),
        plain("valid_from", _("Valid from"), "date", "file"),
        plain("mark_number", _("SPPT SNI number"), place="file"),
        plain("marked_on", _("Mark approved on"), "date", "file"),
        agency_column(),
    ],
    rows=reading.certificates,
    order=["-valid_from", "-pk"],
    search=["number", "mark_number", "standard", "body", FIRM, PRODUCT],
    filters=[
        Filter(
            key="standing",
            label=_("Status"),
            choices=lambda viewer: [
                ("in_force", pgettext_lazy("certificate", "In force")),
                ("ending", _ends(_("Ends within {number} days"), "ending_days", viewer)),
                ("soon", _ends(_("Ends within {number} months"), "soon_months", viewer)),
                ("unmarked", _("Waits for the SPPT SNI")),
                ("suspended", pgettext_lazy("certificate", "Suspended")),
                ("withdrawn", pgettext_lazy("certificate", "Withdrawn")),
                ("expired", pgettext_lazy("certificate", "Expired")),
            ],
            apply=_standing,
        ),
        by_field("road", _("Road"), ROADS),
        agency_filter(),
    ],
    row_url=lambda c: c.get_absolute_url(),
    add_label=_("Enter a certificate"),
    add_url="enterprises_certificate_add",
    add_right=permissions.CERTIFY,
    empty=_("No product is certified yet. What was granted earlier can be entered here."),
)

APPLICATIONS: Register[Any] = Register(
    key="enterprises.applications",
    title=_("Applications to certification bodies"),
    noun=pgettext_lazy("certification", "applications"),
    columns=[
        _product(),
        _firm(),
        plain("body", _("Certification body (LSPro)")),
        plain("number", _("Number of the application")),
        plain("submitted_on", _("Submitted on"), "date"),
        _status(application_status, "state"),
        column(
            "renews",
            _("Renews"),
            lambda a: a.renews.number if a.renews else "",
            place="file",
        ),
        plain("note", _("Note"), place="file"),
        plain("reason", _("Reason"), place="file"),
        agency_column(),
    ],
    rows=reading.applications,
    order=["-pk"],
    search=["body", "number", FIRM, PRODUCT],
    filters=[by_field("state", _("Status"), APPLICATION_STATES), agency_filter()],
    row_url=lambda a: a.get_absolute_url(),
    add_label=_("Begin an application"),
    add_url="enterprises_application_add",
    add_right=permissions.CERTIFY,
    empty=_("No application yet. It begins once the product passed its tests."),
)


def _audits_by(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    if value == "late":
        return rows.filter(state=AuditState.PLANNED, planned_on__lt=viewer.today)
    if value == "surveillance":
        return reading.surveillance_due(rows, viewer.today)
    if value == "open":
        return rows.filter(still_open__gt=0)
    return rows.filter(state=value)


AUDITS: Register[Any] = Register(
    key="enterprises.audits",
    title=_("Audits at firms"),
    noun=pgettext_lazy("certification", "audits"),
    columns=[
        _product(),
        _firm(),
        column("kind", _("Kind of audit"), lambda a: AUDIT_KINDS[a.kind], sort="kind"),
        plain("planned_on", _("Planned on"), "date"),
        plain("held_on", pgettext_lazy("audit of a firm", "Held on"), "date"),
        column("found", _("Findings"), lambda a: a.found, "number"),
        column("open", _("Still open"), lambda a: a.still_open, "number"),
        _status(audit_status, "state"),
        plain("due_on", _("Due by"), "date", "file"),
        plain("auditors", _("Who audits"), place="file"),
        plain("scope", _("What is looked at"), place="file"),
        plain("sampling", _("Samples taken"), place="file"),
        plain("concluded_on", _("Concluded on"), "date", "file"),
        plain("conclusion", _("Conclusion"), place="file"),
        plain("reviewed_on", _("Management review on"), "date", "file"),
        agency_column(),
    ],
    rows=reading.audits,
    order=["-planned_on", "-pk"],
    search=["auditors", "scope", "conclusion", FIRM, PRODUCT],
    filters=[
        by_field("kind", _("Kind of audit"), AUDIT_KINDS),
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: [
                ("planned", pgettext_lazy("audit of a firm", "Planned")),
                ("late", _("Its day is over")),
                ("surveillance", _("Surveillance due")),
                ("held", pgettext_lazy("audit of a firm", "Held")),
                ("open", _("With open findings")),
                ("concluded", pgettext_lazy("audit of a firm", "Concluded")),
                ("dropped", pgettext_lazy("audit of a firm", "Called off")),
            ],
            apply=_audits_by,
        ),
        agency_filter(),
    ],
    row_url=lambda a: a.get_absolute_url(),
    add_label=_("Plan an internal audit"),
    add_url="enterprises_audit_add",
    add_right=permissions.CERTIFY,
    empty=_("No audit yet. The first one is the firm's own, before the product is tested."),
)


def _tests_by(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    if value == "again":
        missed = rows.filter(state=TestState.REPORTED, retest=None)
        return missed.exclude(verdict=Verdict.PASSED)
    if value in (TestState.PLANNED, TestState.DROPPED):
        return rows.filter(state=value)
    return rows.filter(state=TestState.REPORTED, verdict=value)


TESTS: Register[Any] = Register(
    key="enterprises.tests",
    title=_("Tests of products"),
    noun=pgettext_lazy("certification", "tests"),
    columns=[
        _product(),
        _firm(),
        plain("laboratory", _("Laboratory")),
        plain("sampled_on", _("Sample taken on"), "date"),
        plain("reported_on", _("Day of the report"), "date"),
        _status(test_status, "verdict"),
        plain("accreditation", _("KAN accreditation number"), place="file"),
        plain("sample", _("Sample"), place="file"),
        plain("limits_source", _("Source of the limits"), place="file"),
        plain("report_number", _("Number of the report"), place="file"),
        agency_column(),
    ],
    rows=reading.tests,
    order=["-sampled_on", "-pk"],
    search=["laboratory", "report_number", "sample", FIRM, PRODUCT],
    filters=[
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: [
                ("planned", _("At the laboratory")),
                (Verdict.PASSED, TEST_VERDICTS[Verdict.PASSED]),
                (Verdict.FAILED, TEST_VERDICTS[Verdict.FAILED]),
                (Verdict.UNDECIDED, TEST_VERDICTS[Verdict.UNDECIDED]),
                ("again", _("To be tested again")),
                ("dropped", pgettext_lazy("product test", "Called off")),
            ],
            apply=_tests_by,
        ),
        agency_filter(),
    ],
    row_url=lambda t: t.get_absolute_url(),
    add_label=_("Note a sample"),
    add_url="enterprises_test_add",
    add_right=permissions.CERTIFY,
    empty=_("No test yet. Note which sample went to which laboratory."),
)


def _labels_by(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    if value == "withdrawn":
        return rows.exclude(withdrawn_on=None)
    standing = rows.filter(withdrawn_on=None)
    misused = standing.filter(misused=True)
    if value == "open":
        return misused.filter(settled_on=None)
    if value == "late":
        return misused.filter(settled_on=None, due_on__lt=viewer.today)
    if value == "settled":
        return misused.exclude(settled_on=None)
    return standing.filter(misused=False)


def seen_marks(one: Any) -> str:
    """The marks that a check saw, in words."""
    return ", ".join(str(MARKS[ruling["mark"]]) for ruling in one.rulings) or "–"


LABELS: Register[Any] = Register(
    key="enterprises.labels",
    title=_("Checks of labels"),
    noun=_("checks of labels"),
    columns=[
        column("product", _("Product"), lambda one: one.product.name, sort="product__name"),
        column(
            "enterprise",
            _("Enterprise"),
            lambda one: one.product.enterprise.name,
            sort="product__enterprise__name",
            place="beneath",
        ),
        plain("seen_on", _("Label seen on"), "date"),
        column("marks", _("Marks seen"), seen_marks),
        plain("due_on", _("To be put right by"), "date"),
        _status(label_status, "misused"),
        plain("printed", _("SNI number on the label"), place="file"),
        plain("note", _("What was seen"), place="file"),
        plain("correction", _("What has to be changed"), place="file"),
        plain("settled_on", _("Put right on"), "date", "file"),
        plain("outcome", _("What was seen then"), place="file"),
        agency_column(),
    ],
    rows=reading.labels,
    order=["-seen_on", "-pk"],
    search=["product__name", "product__enterprise__name", "printed", "note", "correction"],
    filters=[
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: [
                ("in_order", pgettext_lazy("label", "In order")),
                ("open", _("Mark misused")),
                ("late", _("Its day is over")),
                ("settled", _("Put right")),
                ("withdrawn", pgettext_lazy("label", "Taken back")),
            ],
            apply=_labels_by,
        ),
        agency_filter(),
    ],
    row_url=lambda one: one.get_absolute_url(),
    add_label=_("Check a label"),
    add_url="enterprises_label_add",
    add_right=permissions.CHECK_LABEL,
    empty=_("No label was checked yet. Take a photo of one and say which marks it shows."),
)
