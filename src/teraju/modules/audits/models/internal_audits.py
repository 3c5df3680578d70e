"""Internal audits: the audit, its team, its plan and who got the report."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.audits.domain.internal_states import AFTER_CLOSING, AFTER_REPORT
from teraju.modules.planning.api import Process
from teraju.modules.standards.api import Edition, Scheme
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Hat, M, ScopedQuerySet, Viewer

from .certifications import AgencyRecord
from .internal_choices import InternalKind, InternalStatus, Part
from .programmes import AuditProgramme, ProgrammeLine


def audits_of_team(viewer: Viewer) -> QuerySet[Any]:
    """The audits in whose team the viewer is, within the governments they work for."""
    rows: QuerySet[Any] = TeamMember.objects.filter(
        person=viewer.user_id, left_on=None, government__in=viewer.government_ids
    )
    return rows.values("audit")


class InternalAuditQuerySet(ScopedQuerySet["InternalAudit"]):
    """Audits in reach, and those in whose team one is, wherever one works.

    The body's auditor sees what was reported.
    """

    guests = frozenset({Role.BODY_AUDITOR})

    def _seen_with(self, hat: Hat) -> Q:
        seen = super()._seen_with(hat)
        return seen & Q(state__in=AFTER_REPORT) if hat.is_guest else seen

    def visible_to(self, viewer: Viewer) -> Self:
        reached = super().visible_to(viewer).values("pk")
        return self.filter(Q(pk__in=reached) | Q(pk__in=audits_of_team(viewer)))


class OfAuditQuerySet(ScopedQuerySet[M]):
    """Parts of audits: the team sees them at once, others from a state of the audit on."""

    guests = frozenset({Role.BODY_AUDITOR})
    shown_in: tuple[str, ...] = tuple(InternalStatus.values)

    def _seen_with(self, hat: Hat) -> Q:
        seen = super()._seen_with(hat)
        return seen & Q(audit__state__in=AFTER_REPORT) if hat.is_guest else seen

    def visible_to(self, viewer: Viewer) -> Self:
        reached = super().visible_to(viewer).filter(audit__state__in=self.shown_in).values("pk")
        return self.filter(Q(pk__in=reached) | Q(audit__in=audits_of_team(viewer)))


class AfterClosing(OfAuditQuerySet[M]):
    """What the auditee hears in the closing meeting and not before."""

    shown_in = AFTER_CLOSING


class AfterReport(OfAuditQuerySet[M]):
    """What stays with the team until the report, and in the house after it."""

    guests = frozenset()
    shown_in = AFTER_REPORT


class InternalAudit(AgencyRecord):
    """One internal audit of an agency, of one standard or several at once."""

    programme = models.ForeignKey(
        AuditProgramme,
        on_delete=models.PROTECT,
        related_name="audits",
        verbose_name=_("audit programme"),
    )
    line = models.ForeignKey(
        ProgrammeLine, on_delete=models.PROTECT, null=True, blank=True, related_name="audits"
    )
    number = models.CharField(_("number"), max_length=60)
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=InternalKind.choices)
    editions = models.ManyToManyField(Edition, related_name="+", verbose_name=_("standards"))
    processes = models.ManyToManyField(
        Process, related_name="+", blank=True, verbose_name=_("processes")
    )
    objectives = models.TextField(_("objectives"), max_length=2000, blank=True)
    scope = models.TextField(_("scope"), max_length=2000)
    criteria = models.TextField(_("criteria"), max_length=2000)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    state = models.CharField(
        _("state"),
        max_length=14,
        choices=InternalStatus.choices,
        default=InternalStatus.PLANNED,
    )
    prepared_on = models.DateField(_("prepared on"), null=True, blank=True)
    opening_on = models.DateField(_("opening meeting"), null=True, blank=True)
    opening_note = models.TextField(_("who came to the opening"), max_length=1000, blank=True)
    closing_on = models.DateField(_("closing meeting"), null=True, blank=True)
    closing_note = models.TextField(_("who came to the closing"), max_length=1000, blank=True)
    conclusion = models.TextField(_("conclusion"), max_length=4000, blank=True)
    reported_on = models.DateField(_("reported on"), null=True, blank=True)
    report_due_on = models.DateField(_("report due on"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    cancelled_on = models.DateField(_("cancelled on"), null=True, blank=True)
    cancelled_because = models.TextField(_("cancelled because"), max_length=1000, blank=True)

    objects: ClassVar = InternalAuditQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["government", "number"], name="internal_audit_number_once"
            ),
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="internal_audit_ends_after_it_begins",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                condition=Q(closing_on=None)
                | Q(opening_on__isnull=False, closing_on__gte=F("opening_on")),
                name="internal_audit_closing_after_opening",
                violation_error_message=_("The closing meeting lies before the opening."),
            ),
            models.CheckConstraint(
                condition=Q(reported_on=None)
                | Q(closing_on__isnull=False, reported_on__gte=F("closing_on")),
                name="internal_audit_reported_after_closing",
                violation_error_message=_("The report lies before the closing meeting."),
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancelled_because=""),
                name="internal_audit_cancelled_with_reason",
                violation_error_message=_("Say why."),
            ),
        ]
        indexes = [models.Index(fields=["government", "state", "first_day"])]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("audits_internal", args=[self.pk])

    @property
    def is_anti_bribery(self) -> bool:
        """Whether a standard against bribery is among its criteria. Queries once."""
        return self.editions.filter(standard__scheme=Scheme.ANTI_BRIBERY).exists()


class TeamMemberQuerySet(OfAuditQuerySet["TeamMember"]):
    def present(self) -> Self:
        """Those who have not left."""
        return self.filter(left_on=None)


class TeamMember(AgencyRecord):
    """Somebody's part in an audit, what shows their competence, and their word of independence."""

    audit = models.ForeignKey(InternalAudit, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("person"),
    )
    office = models.CharField(_("office"), max_length=160)
    part = models.CharField(_("part"), max_length=10, choices=Part.choices)
    competence = models.CharField(_("competence shown by"), max_length=300, blank=True)
    certificate = models.CharField(_("certificate"), max_length=200, blank=True)
    certified_on = models.DateField(_("date of the certificate"), null=True, blank=True)
    declared_on = models.DateField(_("independence declared on"), null=True, blank=True)
    declaration = models.TextField(_("declaration"), max_length=1000, blank=True)
    left_on = models.DateField(_("left on"), null=True, blank=True)
    left_because = models.CharField(_("reason"), max_length=400, blank=True)

    objects: ClassVar = TeamMemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["audit", "person"],
                condition=Q(left_on=None),
                name="audit_team_member_once",
                violation_error_message=_("This person is in the team already."),
            ),
            models.UniqueConstraint(
                fields=["audit"],
                condition=Q(left_on=None, part="lead"),
                name="audit_one_lead_auditor",
                violation_error_message=_("The team has a lead auditor already."),
            ),
            models.CheckConstraint(
                condition=Q(certificate="") | Q(certified_on__isnull=False),
                name="auditor_certificate_has_a_day",
                violation_error_message=_("Give the date of the certificate."),
            ),
        ]

    def __str__(self) -> str:
        return self.office


class PlanSlotQuerySet(OfAuditQuerySet["PlanSlot"]):
    pass


class PlanSlot(AgencyRecord):
    """A stretch of a day of the audit: what is looked at, with whom, by whom."""

    audit = models.ForeignKey(InternalAudit, on_delete=models.PROTECT, related_name="slots")
    on = models.DateField(_("day"))
    starts_at = models.TimeField(_("from"))
    ends_at = models.TimeField(_("until"))
    subject = models.CharField(_("what"), max_length=200)
    process = models.ForeignKey(
        Process,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("process"),
    )
    auditee = models.CharField(_("with whom"), max_length=160, blank=True)
    auditors = models.ManyToManyField(
        TeamMember, related_name="slots", blank=True, verbose_name=_("by whom")
    )

    objects: ClassVar = PlanSlotQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="audit_slot_ends_after_it_begins",
                violation_error_message=_("The end lies before the beginning."),
            ),
        ]
        indexes = [models.Index(fields=["audit", "on", "starts_at"])]

    def __str__(self) -> str:
        return self.subject


class AuditCopyQuerySet(OfAuditQuerySet["AuditCopy"]):
    pass


class AuditCopy(AgencyRecord):
    """Who got the report, and when they said that they had read it."""

    audit = models.ForeignKey(InternalAudit, on_delete=models.PROTECT, related_name="copies")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    office = models.CharField(_("office"), max_length=160)
    sent_on = models.DateField(_("sent on"))
    read_on = models.DateField(pgettext_lazy("reading", "read on"), null=True, blank=True)

    objects: ClassVar = AuditCopyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["audit", "person"],
                name="audit_copy_once",
                violation_error_message=_("This person has the report already."),
            ),
        ]

    def __str__(self) -> str:
        return self.office
