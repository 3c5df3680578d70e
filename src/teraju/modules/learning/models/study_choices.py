"""What the codes of study visits and practices are called on screens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.learning.domain.practices import PracticeKind, PracticeState, VersionState
from teraju.modules.learning.domain.studies import MilestoneKind, Origin, Outcome, StudyState

STUDY_STATES: Mapping[StudyState, Promise] = {
    StudyState.REQUESTED: pgettext_lazy("study visit", "requested"),
    StudyState.PROPOSED: pgettext_lazy("study visit", "other day proposed"),
    StudyState.ACCEPTED: pgettext_lazy("study visit", "accepted"),
    StudyState.HELD: pgettext_lazy("study visit", "took place"),
    StudyState.FOLLOWED: pgettext_lazy("study visit", "followed up"),
    StudyState.REFUSED: pgettext_lazy("study visit", "refused"),
    StudyState.CANCELLED: pgettext_lazy("study visit", "called off"),
}
ORIGINS: Mapping[Origin, Promise] = {
    Origin.FORM: pgettext_lazy("study visit", "by the public form"),
    Origin.LETTER: pgettext_lazy("study visit", "by letter"),
}
OUTCOMES: Mapping[Outcome, Promise] = {
    Outcome.NOTHING: pgettext_lazy("study visit", "nothing yet"),
    Outcome.BEGUN: pgettext_lazy("study visit", "begun"),
    Outcome.ADOPTED: pgettext_lazy("study visit", "put into practice"),
}
MILESTONES: Mapping[MilestoneKind, Promise] = {
    MilestoneKind.AGREEMENT: pgettext_lazy("study visit", "MoU or agreement"),
    MilestoneKind.START: pgettext_lazy("study visit", "work begun"),
    MilestoneKind.CERTIFICATE: pgettext_lazy("study visit", "certificate"),
}
PRACTICE_KINDS: Mapping[PracticeKind, Promise] = {
    PracticeKind.PRACTICE: _("Good practice"),
    PracticeKind.SOP: _("SOP template"),
}
PRACTICE_STATES: Mapping[PracticeState, Promise] = {
    PracticeState.DRAFT: pgettext_lazy("practice", "draft"),
    PracticeState.PUBLISHED: pgettext_lazy("practice", "published"),
    PracticeState.WITHDRAWN: pgettext_lazy("practice", "withdrawn"),
}
VERSION_STATES: Mapping[VersionState, Promise] = {
    VersionState.DRAFT: pgettext_lazy("practice", "draft"),
    VersionState.PUBLISHED: pgettext_lazy("practice", "published"),
    VersionState.SUPERSEDED: pgettext_lazy("practice", "superseded"),
    VersionState.DROPPED: pgettext_lazy("practice", "dropped"),
}
SECTION_WORDS: Mapping[str, Any] = {
    "purpose": pgettext_lazy("practice", "Purpose"),
    "steps": pgettext_lazy("practice", "Steps"),
    "who": pgettext_lazy("practice", "Who does what"),
    "records": pgettext_lazy("practice", "Records kept"),
}
