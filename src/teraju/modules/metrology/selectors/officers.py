"""Who verifies at a unit: by the roles of the house and the certificates of learning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from teraju.modules.learning.api import Assessment, PostHeld, competence_shown, posts_held
from teraju.modules.metrology.domain.editions import edition
from teraju.modules.metrology.domain.separation import Barred, Officer, may_verify
from teraju.modules.metrology.unit_wording import BARRED
from teraju.platform.accounts.models import RoleAssignment, User
from teraju.platform.accounts.roles import Role
from teraju.platform.organisation.models import Agency

# Who has a part in verification; others of the agency are no matter of this list.
PARTS = (Role.TESTER, Role.METROLOGY_HEAD, Role.SUPERVISOR, Role.COUNTER)


@dataclass(frozen=True)
class OfficerAnswer:
    """Somebody of the unit: roles, posts, certificate, and whether they may verify."""

    person: User
    roles: tuple[Role, ...]
    posts: Sequence[PostHeld]
    certificate: Assessment | None
    reasons: tuple[Barred, ...]

    @property
    def may_verify(self) -> bool:
        return not self.reasons

    @property
    def sentences(self) -> list[Promise]:
        return [BARRED[one] for one in self.reasons]


def officers(agency: Agency, on: date) -> list[OfficerAnswer]:
    """Everybody with a part in verification at a unit on a day. Four queries."""
    held = _held(agency, on).select_related("user").order_by("user__title", "user", "pk")
    people: dict[int, User] = {}
    roles: dict[int, list[Role]] = {}
    for one in held:
        people[one.user_id] = one.user
        roles.setdefault(one.user_id, []).append(Role(one.role))
    shown = competence_shown(list(people), _certificates(on), 1, on, ended=True)
    posts = posts_held(list(people))
    return [
        _answer(person, roles[pk], posts.get(pk, ()), shown.get(pk), on)
        for pk, person in people.items()
    ]


def officer(agency: Agency, person: User, on: date) -> OfficerAnswer:
    """The same for one person, whichever roles they hold."""
    held = _held(agency, on).filter(user=person).values_list("role", flat=True)
    shown = competence_shown([person.pk], _certificates(on), 1, on, ended=True)
    roles = [Role(role) for role in held.order_by("pk")]
    return _answer(person, roles, (), shown.get(person.pk), on)


def testers(agency: Agency, on: date) -> QuerySet[User]:
    """Who holds the role of a penera at a unit on a day."""
    held = _held(agency, on).filter(role=Role.TESTER)
    rows: QuerySet[User] = User.objects.filter(pk__in=held.values("user"), is_active=True)
    return rows.order_by("title", "pk")


def _held(agency: Agency, on: date) -> QuerySet[RoleAssignment]:
    rows: QuerySet[RoleAssignment] = RoleAssignment.objects.held_on(on).filter(role__in=PARTS)
    ancestors = [int(part) for part in agency.path.split("/") if part]
    return rows.filter(Q(agency__in=ancestors) | Q(agency=None, government=agency.government_id))


def _answer(
    person: User,
    roles: Sequence[Role],
    posts: Sequence[PostHeld],
    certificate: Assessment | None,
    on: date,
) -> OfficerAnswer:
    until = certificate.valid_until if certificate else None
    officer = Officer(frozenset(map(str, roles)), certificate is not None, until)
    held = [one for one in posts if one.since <= on and (one.until is None or one.until >= on)]
    known = tuple(dict.fromkeys(roles))
    return OfficerAnswer(person, known, held, certificate, may_verify(officer, on))


def _certificates(on: date) -> list[str]:
    """What the competence of a penera may be called in the catalogue of learning."""
    return list(edition("personnel", on).values["certificates"])
