"""What the codes of the rules are called on screens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.cooperation.domain.coaching import VisitState, Way
from teraju.modules.cooperation.domain.kinds import Kind, Partner
from teraju.modules.cooperation.domain.programme import Course, Source
from teraju.modules.cooperation.domain.signing import Consent
from teraju.modules.cooperation.domain.states import ProgrammeStatus, Status, TaskState

Choices = list[tuple[str, Promise]]

KINDS: Mapping[Kind, Promise] = {
    Kind.MOU: _("Memorandum of understanding (MoU)"),
    Kind.SYNERGY: _("Synergy note (Nota Kesepakatan Sinergi)"),
    Kind.JOINT: _("Joint agreement (Kesepakatan Bersama)"),
    Kind.COOPERATION: _("Cooperation agreement (PKS)"),
    Kind.ACTION_PLAN: _("Action plan (Rencana Aksi)"),
    Kind.FOREIGN_REGION: _("Cooperation with a region abroad (KSDPL)"),
    Kind.FOREIGN_BODY: _("Cooperation with a body abroad (KSDLL)"),
}
SHORT_KINDS: Mapping[Kind, Promise] = {
    Kind.MOU: _("MoU"),
    Kind.SYNERGY: _("Synergy note"),
    Kind.JOINT: _("Joint agreement"),
    Kind.COOPERATION: _("PKS"),
    Kind.ACTION_PLAN: _("Action plan"),
    Kind.FOREIGN_REGION: _("KSDPL"),
    Kind.FOREIGN_BODY: _("KSDLL"),
}
PARTNERS: Mapping[Partner, Promise] = {
    Partner.OWN: _("This government"),
    Partner.REGION: _("Another region"),
    Partner.CENTRAL: _("Central government, such as BSN"),
    Partner.THIRD: _("Third party"),
    Partner.FOREIGN_REGION: _("Region abroad"),
    Partner.FOREIGN_BODY: _("Body abroad"),
}
STATUSES: Mapping[Status, Promise] = {
    Status.DRAFT: _("draft"),
    Status.ACTIVE: _("in force"),
    Status.ENDED: _("ended"),
    Status.RENEWED: _("renewed"),
    Status.CANCELLED: _("cancelled"),
}
CONSENTS: Mapping[Consent, Promise] = {
    Consent.NOT_NEEDED: _("not needed"),
    Consent.NEEDED: _("needed, not given yet"),
    Consent.GIVEN: _("given"),
}
TASK_STATES: Mapping[TaskState, Promise] = {
    TaskState.OPEN: _("to do"),
    TaskState.DONE: _("done"),
    TaskState.DROPPED: _("dropped"),
}
PROGRAMME_STATUSES: Mapping[ProgrammeStatus, Promise] = {
    ProgrammeStatus.RUNNING: _("running"),
    ProgrammeStatus.FINISHED: _("finished"),
    ProgrammeStatus.STOPPED: _("stopped"),
}
WAYS: Mapping[Way, Promise] = {
    Way.VISIT: _("on site"),
    Way.ONLINE: _("online"),
}
VISIT_STATES: Mapping[VisitState, Promise] = {
    VisitState.RECORDED: pgettext_lazy("coach visit", "waits for an answer"),
    VisitState.ANSWERED: pgettext_lazy("coach visit", "answered"),
    VisitState.WITHDRAWN: pgettext_lazy("coach visit", "withdrawn"),
}
SOURCES: Mapping[Source, Promise] = {
    Source.PARENT: _("signing of the agreement above"),
    Source.AGREEMENT: _("signing of the agreement"),
    Source.LINKED: _("the linked certification"),
    Source.HAND: _("entered by hand"),
}
COURSE: Mapping[str, Promise] = {
    Course.MOU: _("Memorandum of understanding"),
    Course.PKS: _("Cooperation agreement of the agency"),
    Course.AWARENESS: _("Training of the people concerned"),
    Course.GAP_ASSESSMENT: _("First assessment against the standards"),
    Course.INTERNAL_AUDIT: _("Internal audit"),
    Course.MANAGEMENT_REVIEW: _("Management review"),
    Course.APPLICATION: _("Application to the certification body"),
    Course.STAGE_1: _("Audit, stage 1"),
    Course.STAGE_2: _("Audit, stage 2"),
    Course.DECISION: _("Certification decision"),
    Course.HANDOVER: _("Handover of the certificates"),
    Course.SURVEILLANCE_1: _("First surveillance"),
    "surveillance_2": _("Second surveillance"),
    "recertification": _("Recertification"),
}


class Result(models.TextChoices):
    """What a yearly evaluation comes to."""

    ACHIEVED = "achieved", _("achieved")
    PARTLY = "partly", _("partly achieved")
    MISSED = "missed", _("not achieved")


def choices(labels: Mapping[Any, Promise]) -> Choices:
    """Codes with their names, for a field of a model or a form."""
    return [(str(code), label) for code, label in labels.items()]
