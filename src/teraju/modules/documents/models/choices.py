"""What the codes of the rules are called on screens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.documents.domain.kinds import Classification, Nature, Type
from teraju.modules.documents.domain.states import DocumentState, RequestState, RevisionState

Choices = list[tuple[str, Promise]]

TYPES: Mapping[Type, Promise] = {
    Type.POLICY: _("Policy"),
    Type.MANUAL: _("Manual"),
    Type.PROCEDURE: _("SOP"),
    Type.WORK_INSTRUCTION: _("Work instruction"),
    Type.FORM: _("Form"),
    Type.EXTERNAL: _("External document"),
    Type.RECORD: pgettext_lazy("document type", "Record"),
}
NATURES: Mapping[Nature, Promise] = {
    Nature.MAINTAIN: _("kept up to date by revisions"),
    Nature.RETAIN: _("kept as proof and not changed"),
}
CLASSIFICATIONS: Mapping[Classification, Promise] = {
    Classification.PUBLIC: _("public"),
    Classification.INTERNAL: _("internal"),
    Classification.LIMITED: _("limited"),
}
REVISION_STATES: Mapping[RevisionState, Promise] = {
    RevisionState.DRAFT: _("draft"),
    RevisionState.IN_REVIEW: _("in review"),
    RevisionState.IN_APPROVAL: _("in approval"),
    RevisionState.APPROVED: _("approved, waits for its day"),
    RevisionState.EFFECTIVE: pgettext_lazy("revision", "in force"),
    RevisionState.SUPERSEDED: pgettext_lazy("revision", "superseded"),
    RevisionState.WITHDRAWN: pgettext_lazy("revision", "withdrawn"),
    RevisionState.CANCELLED: _("cancelled"),
}
DOCUMENT_STATES: Mapping[DocumentState, Promise] = {
    DocumentState.ACTIVE: _("active"),
    DocumentState.WITHDRAWN: pgettext_lazy("revision", "withdrawn"),
}
REQUEST_STATES: Mapping[RequestState, Promise] = {
    RequestState.OPEN: pgettext_lazy("change request", "waits for an answer"),
    RequestState.ACCEPTED: _("accepted"),
    RequestState.DECLINED: pgettext_lazy("change request", "declined"),
    RequestState.TAKEN_BACK: pgettext_lazy("change request", "taken back"),
}


def choices(labels: Mapping[Any, Promise]) -> Choices:
    """Codes with their names, for a field of a model or a form."""
    return [(str(code), label) for code, label in labels.items()]
