"""What the use-cases of study visits share: locking, moving, telling, keeping people out."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from typing import Any

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.states import TransitionRefused
from teraju.kernel.texts import cleaned
from teraju.modules.learning.domain.regions import provinces
from teraju.modules.learning.domain.studies import STUDY, StudyState
from teraju.modules.learning.models import StudyVisit
from teraju.modules.learning.study_permissions import STUDY_HANDLE
from teraju.modules.learning.study_refusals import StudyNotThere
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event, values_of
from teraju.platform.papers.codes import ALPHABET, LENGTH, read_code

CONTACT = ("contact_name", "contact_office", "contact_phone", "contact_email")
OPENLY = ("province", "guest", "wished_from", "wished_until", "size")
# What people wrote freely may name somebody.
FREELY = ("guest_offices", "wishes")
REQUEST = (*OPENLY, *FREELY)
LETTER = ("letter_number", "letter_on")
OUT_OF_PLACE = {
    "change": _("A request is changed only until it is answered."),
    "accept": _("Only a request that waits for its answer is accepted."),
    "propose": _("No other day is proposed any more: the visit is over or was ended."),
    "agree": _("No day waits for the answer of the guests."),
    "decline": _("No day waits for the answer of the guests."),
    "refuse": _("A visit that was accepted is not refused: call it off, or propose another day."),
    "cancel": _("The visit is over or was ended already."),
    "arrange": _("The agenda is written once the visit is accepted, and until it took place."),
    "hold": _("Only a visit that was accepted can be recorded."),
    "record": _("Enter first that the visit took place."),
    "follow_up": _("Enter first that the visit took place."),
}


def code_for(key: uuid.UUID) -> str:
    """The code of a request: the same when its form is sent again, unknown to who has the rows."""
    digest = salted_hmac("learning.study", key.hex, algorithm="sha256").digest()
    signs = "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:LENGTH])
    return "-".join(signs[at : at + 4] for at in range(0, LENGTH, 4))


def hash_of(code: str) -> str:
    """As what a code is kept."""
    return hashlib.sha256(f"learning.study:{code}".encode()).hexdigest()


def visit_by_code(typed: str) -> StudyVisit | None:
    """The request of a code as somebody typed it: whoever holds the code may ask. One query."""
    code = read_code(typed)
    if not code:
        return None
    rows = StudyVisit.objects.select_related("government", "agency")
    found: StudyVisit | None = rows.filter(code_hash=hash_of(code)).first()
    return found


def locked_visit(
    actor: Viewer, visit_id: int, expected_version: int | None, right: str = STUDY_HANDLE
) -> StudyVisit:
    """Lock a visit that the actor sees and holds the right on."""
    rows = StudyVisit.objects.visible_to(actor).select_related("government", "agency")
    visit: StudyVisit = claim(rows, visit_id, expected_version)
    rights.require(actor, right, visit)
    return visit


def step_to(visit: StudyVisit, event: str) -> None:
    """Take a step of the table, or say why it has no place."""
    try:
        visit.state = StudyState(STUDY.transition(visit.state, event).target)
    except TransitionRefused as error:
        raise StudyNotThere(OUT_OF_PLACE[event]) from error


def said(text: str, field: str, sentence: object) -> str:
    """A text that says something."""
    found = cleaned(text)
    if not found:
        raise DomainError(sentence, field=field)
    return found


def put(record: Any, values: Mapping[str, Any]) -> None:
    """Put values on a record, texts without blanks around them."""
    for name, value in values.items():
        setattr(record, name, cleaned(value) if isinstance(value, str) else value)


def openly(visit: StudyVisit) -> dict[str, Any]:
    """What everybody in the house may read of a request, with its province by name."""
    return {**values_of(visit, OPENLY), "province": provinces().get(visit.province, "")}


def forget(visit: StudyVisit) -> None:
    """Whom to reach is needed no more."""
    for name in CONTACT:
        setattr(visit, name, "")


def tell(
    actor: Viewer,
    visit: StudyVisit,
    verb: str,
    after: Mapping[str, Any] | None = None,
    *,
    before: Mapping[str, Any] | None = None,
    personal: Mapping[str, Any] | None = None,
) -> None:
    """Put what happened on the trail of the visit; people in its part that can be shredded."""
    record_event(
        actor=actor,
        verb=f"learning.study.{verb}",
        target=visit,
        before=before or {},
        after=after or {},
        personal=personal or None,
    )


def kept(
    actor: Viewer, visit: StudyVisit, verb: str, after: Mapping[str, Any], **more: Any
) -> StudyVisit:
    """Save a visit and tell what happened to it."""
    save(actor, visit)
    tell(actor, visit, verb, after, **more)
    return visit
