"""Use-cases on people and their roles."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import ChangedMeanwhile, DomainError
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Agency, Government

from . import rights, walls
from .models import RoleAssignment, User
from .roles import GUESTS, LABELS, Role
from .scope import Viewer


class RoleNotYours(DomainError):
    """An administrator does not give roles to themselves."""


class WrongPlace(DomainError):
    """The agency belongs to another government, or the person does."""


class RoleUnfit(DomainError):
    """The period ends before it begins, or a guest would come without agency or end."""


class KnownElsewhere(DomainError):
    """A guest of another government has this name, and nobody said that it is the same person."""


@transaction.atomic
def create_person(
    *,
    actor: Viewer,
    government: Government,
    username: str,
    title: str,
    name: str = "",
    nip: str = "",
    email: str = "",
    phone: str = "",
    is_demonstration: bool = False,
) -> User:
    """Add a person who cannot log in yet: a one-time code lets them choose a password."""
    rights.require(actor, "accounts.people.manage", government)
    user = User(
        home=government,
        title=title.strip(),
        name=name.strip(),
        nip=nip.strip(),
        email=email.strip(),
        phone=phone.strip(),
        is_demonstration=is_demonstration,
    )
    return _save_new(actor, user, username)


def _save_new(actor: Viewer, user: User, username: str) -> User:
    user.username = username.strip().lower()
    user.created_at = actor.now
    user.set_unusable_password()
    if User.objects.filter(username__iexact=user.username).exists():
        raise DomainError(_("This user name is taken."), field="username")
    _require_own_nip(user)
    user.full_clean()
    user.save()
    record_event(
        actor=actor,
        verb="accounts.person.created",
        target=user,
        after={"title": user.title},
        personal={"username": user.username, "name": user.name, "nip": user.nip},
    )
    return user


def _require_own_nip(user: User) -> None:
    """Nobody has the number of a colleague: papers print it."""
    others = User.objects.filter(home=user.home, nip=user.nip).exclude(pk=user.pk)
    other = others.order_by("pk").first() if user.nip else None
    if other is not None:
        words = _("This NIP stands with %(who)s already.")
        raise DomainError(words % {"who": other.title}, field="nip")


@transaction.atomic
def change_person(
    *,
    actor: Viewer,
    user_id: int,
    expected_version: int,
    title: str,
    name: str,
    nip: str,
    email: str,
    phone: str,
    is_active: bool,
) -> User:
    """Change what stands about a person, or close the account. Own accounts stay open."""
    user = User.objects.select_for_update(no_key=True).get(pk=user_id)
    rights.require(actor, "accounts.people.manage", user.home)
    if user.version != expected_version:
        raise ChangedMeanwhile(_("Somebody changed this person meanwhile. Compare and save again."))
    if user.pk == actor.user_id and not is_active:
        raise DomainError(_("You cannot close your own account."), field="is_active")
    before = {"title": user.title, "is_active": user.is_active}
    personal = {name: getattr(user, name) for name in ("name", "nip", "email", "phone")}
    user.title, user.name, user.nip = title.strip(), name.strip(), nip.strip()
    user.email, user.phone, user.is_active = email.strip(), phone.strip(), is_active
    user.version += 1
    _require_own_nip(user)
    user.full_clean(exclude=["password"])
    user.save()
    record_event(
        actor=actor,
        verb="accounts.person.changed",
        target=user,
        before=before,
        after={"title": user.title, "is_active": user.is_active},
        personal=personal,
    )
    return user


@transaction.atomic
def assign_role(
    *,
    actor: Viewer,
    user_id: int,
    role: str,
    government: Government,
    agency: Agency | None,
    valid_from: date,
    valid_until: date | None = None,
    reason: str = "",
) -> RoleAssignment:
    """Give a person a role at an agency, or at the whole government, for a period.

    A person of another government can be a guest here, and only if they are a guest there, too;
    nor does a guest of another become a colleague at home: there they would be no guest any more.
    """
    chosen = Role(role)
    right = "accounts.guest.invite" if chosen in GUESTS and agency else "accounts.people.manage"
    rights.require(actor, right, agency or government)
    user = User.objects.select_for_update(no_key=True).get(pk=user_id)
    _check_person(actor, user, chosen, government, agency)
    _check_period(chosen, agency, valid_from, valid_until)
    assignment = RoleAssignment(
        user=user,
        role=chosen,
        government=government,
        agency=agency,
        valid_from=valid_from,
        valid_until=valid_until,
        reason=reason.strip(),
    )
    assignment.full_clean()
    assignment.save()
    _tell(actor, "accounts.role.given", assignment, _given(assignment))
    return assignment


def _check_person(
    actor: Viewer, user: User, chosen: Role, government: Government, agency: Agency | None
) -> None:
    """Refuse a role that this person cannot have here, or not from this actor."""
    if user.pk == actor.user_id:
        raise RoleNotYours(_("Nobody gives a role to themselves: ask another administrator."))
    from_here = user.home_id == government.pk or (chosen in GUESTS and is_guest_only(user))
    if not from_here or (agency and agency.government_id != government.pk):
        raise WrongPlace(_("This agency belongs to another government."), field="agency")
    if chosen not in GUESTS and _was_elsewhere(user):
        raise RoleUnfit(
            _("A guest of another government has this account: open one of its own for this role."),
            field="role",
        )


def ending_right(assignment: RoleAssignment) -> str:
    """What it takes to set the last day of a role."""
    guest = assignment.is_guest and assignment.agency_id
    return "accounts.guest.invite" if guest else "accounts.people.manage"


def _check_period(role: Role, agency: Agency | None, first: date, last: date | None) -> None:
    # The database says the same; here it is said at the field.
    if last and last < first:
        raise RoleUnfit(_("The last day lies before the first."), field="valid_until")
    if role in GUESTS and role != Role.MINISTRY:
        if agency is None:
            raise RoleUnfit(_("A guest needs an agency."), field="agency")
        if last is None:
            raise RoleUnfit(_("A guest needs a last day."), field="valid_until")


@transaction.atomic
def end_role(*, actor: Viewer, assignment_id: int, last_day: date) -> RoleAssignment:
    """Set the last day of a role: an earlier one takes it away, a later one lets it go on."""
    assignment = (
        RoleAssignment.objects.select_for_update(of=("self",), no_key=True)
        .select_related("agency", "government", "user")
        .get(pk=assignment_id)
    )
    rights.require(actor, ending_right(assignment), assignment.agency or assignment.government)
    if last_day < assignment.valid_from:
        raise RoleUnfit(_("The last day lies before the first."), field="last_day")
    longer = assignment.valid_until is not None and last_day > assignment.valid_until
    if longer and assignment.user_id == actor.user_id:
        raise RoleNotYours(_("Nobody lengthens an own role: ask another administrator."))
    before = {"valid_until": assignment.valid_until}
    assignment.valid_until = last_day
    assignment.version += 1
    assignment.full_clean()
    assignment.save(update_fields=["valid_until", "version"])
    after = {"valid_until": last_day, "role": str(LABELS[Role(assignment.role)])}
    _tell(actor, "accounts.role.ended", assignment, after, before)
    return assignment


@transaction.atomic
def end_guests(*, actor: Viewer, assignment_ids: Collection[int]) -> list[RoleAssignment]:
    """Shut the door on guests whose ground fell away, such as an agreement that was ended.

    Yesterday becomes their last day. The caller has checked that the actor may end the ground.
    """
    yesterday = actor.today - timedelta(days=1)
    rows = RoleAssignment.objects.select_for_update(of=("self",), no_key=True).filter(
        pk__in=assignment_ids, role__in=GUESTS, valid_until__gt=yesterday
    )
    ended = list(rows.select_related("agency", "government", "user").order_by("pk"))
    for assignment in ended:
        before = {"valid_from": assignment.valid_from, "valid_until": assignment.valid_until}
        # Who was to come later never comes: a period needs a first day all the same.
        assignment.valid_from = min(assignment.valid_from, yesterday)
        assignment.valid_until = yesterday
        assignment.version += 1
        assignment.save(update_fields=["valid_from", "valid_until", "version"])
        _tell(actor, "accounts.role.ended", assignment, _given(assignment), before)
    return ended


@transaction.atomic
def invite_guest(
    *,
    actor: Viewer,
    agency: Agency,
    role: str,
    username: str,
    title: str,
    email: str,
    valid_from: date,
    valid_until: date,
    reason: str,
    is_known: bool = False,
) -> RoleAssignment:
    """Let somebody from outside in, for one agency and a period.

    A guest who was here before comes back under the same name; one of another government comes
    with the account they have there, if the actor says that they are known (`is_known`): the name
    alone could be another's. Nobody else's name is taken.
    """
    rights.require(actor, "accounts.guest.invite", agency)
    if Role(role) not in GUESTS:
        raise DomainError(_("This is not a guest's role."), field="role")
    user = _returning_guest(agency, username, is_known=is_known)
    if user is None:
        user = User(home=agency.government, title=title.strip(), email=email.strip())
        _save_new(actor, user, username)
    return assign_role(
        actor=actor,
        user_id=user.pk,
        role=role,
        government=agency.government,
        agency=agency,
        valid_from=valid_from,
        valid_until=valid_until,
        reason=reason,
    )


def _returning_guest(agency: Agency, username: str, *, is_known: bool) -> User | None:
    """The open account of this name, if it never held any role but a guest's."""
    name = username.strip()
    user = User.objects.filter(username__iexact=name, is_active=True).first()
    if user is None or not is_guest_only(user):
        if is_known:
            raise DomainError(_("No guest has this user name."), field="username")
        return None
    if user.home_id != agency.government_id and not is_known:
        raise KnownElsewhere(
            _("A guest of another government has this user name."), field="username"
        )
    return user


def is_guest_only(user: User) -> bool:
    """Held roles, and never any but a guest's, in any government."""
    with walls.lifted():
        roles = list(RoleAssignment.objects.filter(user=user).order_by("pk"))
    return user.is_active and bool(roles) and all(role.is_guest for role in roles)


def _was_elsewhere(user: User) -> bool:
    """Holds or held a role in a government that is not their home."""
    with walls.lifted():
        rows = RoleAssignment.objects.filter(user=user).exclude(government=user.home_id)
        return rows.exists()


@transaction.atomic
def choose_password(*, actor: Viewer, user_id: int, password: str) -> User:
    """Set the password of a person who proved to be them (by a one-time code)."""
    user = User.objects.select_for_update(no_key=True).get(pk=user_id, is_active=True)
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise ValidationError({"password": error.messages}) from error
    user.set_password(password)
    user.save(update_fields=["password"])
    # The trail of the home: a guest's roles may all lie in other governments by now.
    with walls.inside(actor.government_ids | {user.home_id}):
        record_event(actor=actor, verb="accounts.password.chosen", target=user)
    return user


def _given(assignment: RoleAssignment) -> dict[str, object]:
    return {
        "role": str(assignment),
        "agency": assignment.agency,
        "valid_from": assignment.valid_from,
        "valid_until": assignment.valid_until,
    }


def _tell(
    actor: Viewer,
    verb: str,
    assignment: RoleAssignment,
    after: Mapping[str, object],
    before: Mapping[str, object] | None = None,
) -> None:
    """On the person's trail; of a guest from another government on that of who let them in."""
    target: Model = assignment.user
    if assignment.user.home_id != assignment.government_id:
        target = assignment.agency or assignment.government
        after = {**after, "guest": assignment.user.title}
    record_event(actor=actor, verb=verb, target=target, before=before, after=after)
