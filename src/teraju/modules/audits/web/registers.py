"""The registers of certifications, certificates, findings and bodies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import DateField, Q, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.audits import permissions, selectors
from teraju.modules.audits.models import (
    BodyFinding,
    Certificate,
    Certification,
    CertificationBody,
    CertificationStatus,
    FindingState,
    Grade,
    StandingKind,
)
from teraju.modules.audits.selectors.progress import GATED, validity_on
from teraju.modules.standards.api import Scheme
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register
from teraju.platform.organisation.selectors import agencies
from teraju.platform.web.kinds import Status, Text

from .sections import clause_words
from .statuses import (
    GRADE_WORDS,
    body_status,
    certificate_status,
    certification_status,
    finding_status,
)

NUMBER = pgettext_lazy("official number", "Number")


def agency_choices(viewer: Viewer) -> Sequence[tuple[str, Text]]:
    rows = agencies(viewer).order_by("name", "pk").values_list("pk", "name")
    return [(str(pk), name) for pk, name in rows]


AGENCY = Filter(
    key="agency",
    label=_("Agency"),
    choices=agency_choices,
    apply=lambda rows, value, viewer: rows.filter(agency=value),
)


def with_day(viewer: Viewer) -> QuerySet[Certificate]:
    """Certificates with the day they are judged by, so that a row can tell its own worth."""
    rows = selectors.certificates(viewer)
    return rows.annotate(seen_on=Value(viewer.today, output_field=DateField()))


def standing_of(row: Certificate) -> Status:
    day: date = row.seen_on  # type: ignore[attr-defined]
    return certificate_status(validity_on(row, row.standings.all(), day))


def by_standing(rows: Any, value: str, viewer: Viewer) -> QuerySet[Any]:
    """Certificates of one worth today, decided in the database as `validity_on` does."""
    rows = rows.with_standing(viewer.today)
    withdrawn, suspended = (
        Q(last_standing=StandingKind.WITHDRAWN),
        Q(last_standing=StandingKind.SUSPENDED),
    )
    dated = Q(valid_from__isnull=False, expires_on__isnull=False)
    over, early = Q(expires_on__lt=viewer.today), Q(valid_from__gt=viewer.today)
    held = Q(last_standing=None) | Q(last_standing=StandingKind.RESTORED)
    conditions = {
        "valid": dated & held & ~over & ~early,
        "suspended": suspended & (~dated | (~over & ~early)),
        "withdrawn": withdrawn,
        "expired": dated & over & (held | suspended),
        "not_yet": dated & early & (held | suspended),
        "unknown": ~dated & held,
    }
    found: QuerySet[Any] = rows.filter(conditions[value])
    return found


CERTIFICATIONS: Register[Certification] = Register(
    key="audits.certifications",
    title=_("Certifications"),
    noun=_("certifications"),
    columns=[
        Column(key="title", label=_("Certification"), value=lambda c: c.title, sort="title"),
        Column(key="number", label=NUMBER, value=lambda c: c.number, sort="number"),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda c: c.agency.short_name,
            sort="agency__short_name",
        ),
        Column(
            key="standards",
            label=_("Standards"),
            value=lambda c: [str(edition) for edition in c.editions.all()],
        ),
        Column(
            key="body",
            label=_("Body"),
            value=lambda c: c.body.short_name if c.body else None,
            sort="body__short_name",
        ),
        Column(
            key="decision",
            label=_("Decision"),
            value=lambda c: c.decision_on,
            kind="date",
            sort="decision_on",
        ),
        Column(key="status", label=_("Status"), value=certification_status, kind="status"),
    ],
    rows=selectors.certifications,
    order=["-number", "-pk"],
    search=["number", "title", "agency__name", "body__name"],
    filters=[
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: list(CertificationStatus.choices),
            apply=lambda rows, value, viewer: rows.filter(status=value),
        ),
        Filter(
            key="scheme",
            label=_("Scheme"),
            choices=lambda viewer: list(Scheme.choices),
            apply=lambda rows, value, viewer: rows.filter(
                pk__in=rows.model.objects.filter(editions__standard__scheme=value).values("pk")
            ),
        ),
        AGENCY,
    ],
    row_url=lambda c: reverse("audits_certification", args=[c.pk]),
    add_label=_("Plan a certification"),
    add_url="audits_certification_add",
    add_right=permissions.MANAGE,
    empty=_(
        "No certification yet. It begins with a plan: which agency, which standards, which body."
    ),
)

CERTIFICATES: Register[Certificate] = Register(
    key="audits.certificates",
    title=_("Certificates"),
    noun=_("certificates"),
    columns=[
        Column(
            key="number",
            label=_("Certificate number"),
            value=lambda c: c.number or str(_("number not known")),
            sort="number",
        ),
        Column(
            key="standard",
            label=_("Standard"),
            value=lambda c: str(c.edition),
            sort="edition__standard__code",
        ),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda c: c.agency.short_name,
            sort="agency__short_name",
        ),
        Column(
            key="expires",
            label=_("Expires on"),
            value=lambda c: c.expires_on,
            kind="date",
            sort="expires_on",
        ),
        Column(
            key="accredited",
            label=_("Accredited"),
            value=lambda c: c.accredited_at_decision,
            kind="yesno",
        ),
        Column(key="standing", label=_("Status"), value=standing_of, kind="status"),
    ],
    rows=with_day,
    order=["-decision_on", "-pk"],
    search=["number", "agency__name", "edition__sni_designation", "edition__iso_designation"],
    filters=[
        Filter(
            key="standing",
            label=_("Status"),
            choices=lambda viewer: [
                ("valid", pgettext_lazy("certificate", "valid")),
                ("suspended", pgettext_lazy("certificate", "suspended")),
                ("withdrawn", pgettext_lazy("certificate", "withdrawn")),
                ("expired", pgettext_lazy("certificate", "expired")),
                ("not_yet", _("not valid yet")),
                ("unknown", _("recorded, date not known")),
            ],
            apply=by_standing,
        ),
        Filter(
            key="scheme",
            label=_("Scheme"),
            choices=lambda viewer: list(Scheme.choices),
            apply=lambda rows, value, viewer: rows.filter(edition__standard__scheme=value),
        ),
        AGENCY,
    ],
    row_url=lambda c: reverse("audits_certificate", args=[c.pk]),
    add_label=_("Enter a certificate that exists"),
    add_url="audits_certificate_add",
    add_right=permissions.CERTIFICATE_MANAGE,
    empty=_("No certificate yet. It comes with the body's decision, or is entered if it exists."),
)


def waiting_for(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    """Whose turn it is: the agency's, the body's, or nobody's any more."""
    gated = rows.filter(grade__in=GATED)
    match value:
        case "agency":
            return gated.filter(state=FindingState.OPEN)
        case "body":
            handed_in = [FindingState.PLAN_SUBMITTED, FindingState.CORRECTION_SUBMITTED]
            return gated.filter(state__in=handed_in)
        case "open":
            return gated.filter(verified_on=None)
    return rows.exclude(pk__in=gated.filter(verified_on=None).values("pk"))


FINDINGS: Register[BodyFinding] = Register(
    key="audits.findings",
    title=_("Findings of the bodies"),
    noun=_("findings"),
    columns=[
        Column(key="finding", label=_("Finding"), value=lambda f: f.statement, sort="statement"),
        Column(
            key="number",
            label=NUMBER,
            value=lambda f: [f.certification.number, f.number],
            sort="certification__number",
        ),
        Column(
            key="grade", label=_("Grade"), value=lambda f: str(GRADE_WORDS[f.grade]), sort="grade"
        ),
        Column(
            key="clauses",
            label=_("Clauses"),
            value=lambda f: clause_words(list(f.clauses.all())),
        ),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda f: f.agency.short_name,
            sort="agency__short_name",
        ),
        Column(
            key="due",
            label=_("Answer by"),
            value=lambda f: f.answer_due_on,
            kind="date",
            sort="answer_due_on",
        ),
        Column(key="state", label=_("Status"), value=finding_status, kind="status"),
    ],
    rows=selectors.findings,
    order=["-certification__number", "number", "pk"],
    search=["number", "statement", "certification__number", "agency__name"],
    filters=[
        Filter(
            key="grade",
            label=_("Grade"),
            choices=lambda viewer: list(Grade.choices),
            apply=lambda rows, value, viewer: rows.filter(grade=value),
        ),
        Filter(
            key="turn",
            label=_("Whose turn"),
            choices=lambda viewer: [
                ("open", _("open, whoever's turn")),
                ("agency", _("the agency's")),
                ("body", _("the body's")),
                ("done", _("done or without answer")),
            ],
            apply=waiting_for,
        ),
        AGENCY,
    ],
    row_url=lambda f: reverse("audits_finding", args=[f.pk]),
    empty=_("No finding. Findings are recorded on the page of a certification."),
)

BODIES: Register[CertificationBody] = Register(
    key="audits.bodies",
    title=_("Certification bodies"),
    noun=_("certification bodies"),
    columns=[
        Column(key="name", label=_("Certification body"), value=lambda b: b.name, sort="name"),
        Column(
            key="short_name", label=_("Short name"), value=lambda b: b.short_name, sort="short_name"
        ),
        Column(
            key="accreditations",
            label=_("Accreditations"),
            value=lambda b: [
                f"{one}, {one.get_scheme_display()}" for one in b.accreditations.all()
            ],
        ),
        Column(key="contact", label=_("Contact"), value=lambda b: b.contact),
        Column(key="standing", label=_("Status"), value=body_status, kind="status"),
    ],
    rows=selectors.bodies,
    order=["name", "pk"],
    search=["name", "short_name", "contact"],
    filters=[
        Filter(
            key="standing",
            label=_("Status"),
            choices=lambda viewer: [
                ("open", pgettext_lazy("certification body", "open")),
                ("closed", _("closed")),
            ],
            apply=lambda rows, value, viewer: rows.filter(closed_on__isnull=value == "open"),
        ),
    ],
    row_url=lambda b: reverse("audits_body", args=[b.pk]),
    add_label=_("Register a body"),
    add_url="audits_body_add",
    add_right=permissions.BODY_MANAGE,
    empty=_("No certification body yet. The administrator registers those you deal with."),
)
