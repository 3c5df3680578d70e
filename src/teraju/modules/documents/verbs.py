"""What the trail says of documents, after the office."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: Mapping[str, Promise] = {
    "documents.document.registered": _("registered the document"),
    "documents.document.imported": _("brought in documents from a file"),
    "documents.document.changed": _("changed the particulars of the document"),
    "documents.document.kept": _("kept the record"),
    "documents.document.corrected": _("recorded a correction of it"),
    "documents.document.reviewed": _("looked at it again and left it as it is"),
    "documents.document.withdrawn": _("withdrew the document"),
    "documents.revision.started": _("started the next revision"),
    "documents.revision.written": _("wrote the text"),
    "documents.revision.uploaded": _("uploaded the file"),
    "documents.revision.sent_to_review": _("sent it for review"),
    "documents.revision.sent_to_approval": _("sent it for approval"),
    "documents.revision.review_passed": _("reviewed it and passed it on for approval"),
    "documents.revision.returned": _("gave it back to its author"),
    "documents.revision.taken_back": _("took it back from review or approval"),
    "documents.revision.approved": _("approved the revision"),
    "documents.revision.in_force": _("brought the revision into force"),
    "documents.revision.superseded": _("superseded the revision"),
    "documents.revision.cancelled": _("cancelled the draft"),
    "documents.revision.withdrawn": _("withdrew the revision"),
    "documents.request.asked": _("asked for a change"),
    "documents.request.accepted": _("accepted the request"),
    "documents.request.declined": _("declined the request"),
    "documents.request.taken_back": _("took the request back"),
    "documents.readers.set": _("set who must read the document"),
    "documents.readers.reminded": _("reminded the readers"),
    "documents.reading.confirmed": _("confirmed to have read and understood it"),
    "documents.copy.handed_out": _("handed out a controlled copy"),
    "documents.copy.exchanged": _("exchanged a controlled copy"),
    "documents.copy.recalled": _("noted that a controlled copy came back"),
    "documents.copy.destroyed": _("noted that a controlled copy was destroyed"),
    "documents.copy.lost": _("noted that a controlled copy was lost"),
    "documents.statement.marked": _("marked where the policy says it"),
    "documents.statement.unmarked": _("took a mark in the policy away"),
    "documents.schedule.added": _("added a line to the retention schedule"),
    "documents.schedule.changed": _("changed a line of the retention schedule"),
    "documents.schedule.imported": _("brought in the retention schedule from a file"),
    "documents.retention.set": _("set how long the document is kept"),
    "documents.disposal.proposed": _("proposed a disposal"),
    "documents.disposal.decided": _("decided the disposal"),
    "documents.disposal.refused": _("refused the disposal"),
    "documents.disposal.taken_back": _("took the proposal of disposal back"),
}
