"""Who may judge a nonconformity: accept its plan, check its effect, close it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer

from . import permissions
from .domain.closing import Hindrance, Involved, hinders_judge
from .models import Nonconformity
from .registry import closer_of

SENTENCES: dict[Hindrance, Promise] = {
    Hindrance.OWNER: _(
        "You own this nonconformity: somebody who is not involved judges and closes it."
    ),
    Hindrance.DOER: _(
        "You had a hand in the correction, the plan or its actions: somebody who is not involved "
        "judges and closes it."
    ),
    Hindrance.UNIT: _(
        "Your office answers for the unit in which it was found: somebody who is not involved "
        "judges and closes it."
    ),
    Hindrance.NO_CORRECTION: _("What is wrong is not put right yet: record the correction first."),
    Hindrance.ACTION_DEMANDED: _(
        "A major nonconformity always needs a corrective action: decide that one is needed."
    ),
    Hindrance.NO_CAUSE: _("The cause is missing: analyse it first."),
    Hindrance.NO_SIMILAR: _(
        "Say first whether it was looked for similar cases, and what was found."
    ),
    Hindrance.NO_ACTION: _("The plan has no action yet: add one with its owner and its day."),
    Hindrance.NO_EFFECT_DAY: _("Set the day from which the effect is checked."),
    Hindrance.PLAN_NOT_ACCEPTED: _(
        "A minor one is closed when its plan is accepted: it is not yet."
    ),
    Hindrance.NOT_IMPLEMENTED: _("Its actions are not carried out yet: finish them first."),
    Hindrance.EFFECT_NOT_VERIFIED: _(
        "A major one is closed when its effect is verified: the check has not been made yet."
    ),
}


def involved_in(one: Nonconformity) -> Involved:
    """Everybody who had a hand in it, over all its rounds. Rounds, actions and process at hand."""
    rounds, actions, process = one.rounds.all(), list(one.actions.all()), one.process
    hands: list[tuple[int | None, ...]] = [
        (r.corrected_by_id, r.cause_by_id, r.submitted_by_id) for r in rounds
    ]
    hands += [(a.owner_id, a.done_by_id) for a in actions]
    return Involved(
        owner=one.owner_id,
        doers={person for people in hands for person in people if person is not None},
        unit={process.owner_id} if process and process.owner_id is not None else set(),
        offices=[
            one.owner_office,
            *(a.owner_office for a in actions),
            *([process.owner_office] if process else []),
        ],
    )


def own_work_refusal(viewer: Viewer, one: Nonconformity) -> str | Promise:
    """Why this person is too near to judge it; an empty text if they are not."""
    code = hinders_judge(viewer.user_id, viewer.office, involved_in(one))
    return SENTENCES[code] if code else ""


def role_refusal(viewer: Viewer, one: Nonconformity) -> str | Promise:
    """Why the viewer holds no role to judge it: what its source says, or the roles of the house."""
    return _role_refusals(viewer, [one])[one.pk]


def _role_refusals(viewer: Viewer, rows: Collection[Nonconformity]) -> dict[int, str | Promise]:
    """The same for many: each source is asked once for all that came from it."""
    found: dict[int, str | Promise] = {}
    sourced: dict[str, dict[int, int]] = defaultdict(dict)
    for one in rows:
        if one.subject_kind and one.subject_pk is not None and closer_of(one.subject_kind):
            sourced[one.subject_kind][one.pk] = one.subject_pk
            continue
        said = rights.refusal(viewer, permissions.JUDGE, one)
        found[one.pk] = said if isinstance(said, Promise) else str(said)
    for kind, subjects in sourced.items():
        closer = closer_of(kind)
        why = closer(viewer, set(subjects.values())) if closer else {}
        found |= {pk: why[subject] for pk, subject in subjects.items()}
    return found


def may_judge_subject(viewer: Viewer, kind: str, pk: int | None) -> bool:
    """Whether the source names this viewer as who judges, wherever they work."""
    closer = closer_of(kind) if kind else None
    return closer is not None and pk is not None and not closer(viewer, [pk])[pk]


def judge_refusal(viewer: Viewer, one: Nonconformity) -> str | Promise:
    """Why the viewer may not judge it, or an empty text."""
    return judge_refusals(viewer, [one])[one.pk]


def judge_refusals(viewer: Viewer, rows: Collection[Nonconformity]) -> dict[int, str | Promise]:
    """The same for many, by id; the queries do not grow with them."""
    roles = _role_refusals(viewer, rows)
    return {one.pk: roles[one.pk] or own_work_refusal(viewer, one) for one in rows}


def may_work(viewer: Viewer, one: Nonconformity) -> bool:
    """Whether the viewer works on it: by role, or as its owner."""
    owns = viewer.user_id is not None and viewer.user_id == one.owner_id
    here = viewer.has_role(permissions.COLLEAGUES, one.government_id, one.agency.path)
    return (owns and here) or rights.allowed(viewer, permissions.WORK, one)


def work_refusal(viewer: Viewer, one: Nonconformity) -> object:
    return "" if may_work(viewer, one) else rights.reason(permissions.WORK)
