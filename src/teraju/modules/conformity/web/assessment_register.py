"""The register of assessments."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from teraju.modules.conformity import permissions, selectors
from teraju.modules.conformity.models import Assessment
from teraju.modules.conformity.models.choices import AssessmentStatus
from teraju.modules.standards.api import editions_with_requirements
from teraju.platform.exchange.registers import Column, Filter, Register

from .statuses import assessment_status

ASSESSMENTS: Register[Assessment] = Register(
    key="conformity.assessments",
    title=_("Assessments"),
    noun=_("assessments"),
    columns=[
        Column(key="title", label=_("Title"), value=lambda row: row.title, sort="title"),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda row: row.agency.short_name,
            sort="agency__name",
        ),
        Column(
            key="editions",
            label=_("Standards"),
            value=lambda row: [edition.designation for edition in row.editions.all()],
        ),
        Column(
            key="started_on",
            label=_("First day"),
            value=lambda row: row.started_on,
            kind="date",
            sort="started_on",
        ),
        Column(
            key="concluded_on",
            label=_("Last day"),
            value=lambda row: row.concluded_on,
            kind="date",
            sort="concluded_on",
        ),
        Column(key="status", label=_("Status"), value=assessment_status, kind="status"),
    ],
    rows=selectors.assessments,
    order=["-started_on", "-pk"],
    search=["title", "agency__name", "agency__short_name"],
    filters=[
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: list(AssessmentStatus.choices),
            apply=lambda rows, value, viewer: rows.filter(status=value),
        ),
        Filter(
            key="edition",
            label=_("Standard"),
            choices=lambda viewer: [
                (str(one.pk), one.designation)
                for one in editions_with_requirements(viewer).order_by(
                    "standard__code", "edition", "pk"
                )
            ],
            apply=lambda rows, value, viewer: rows.filter(editions=int(value)),
        ),
    ],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Start an assessment"),
    add_url="assessment_add",
    add_right=permissions.ASSESS,
    empty=_("No agency has been assessed yet. Start with one agency and the standards it aims at."),
)
