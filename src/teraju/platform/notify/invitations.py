"""Letting a person in: a one-time code leads to their first (or a forgotten) password."""

from __future__ import annotations

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.platform.accounts import rights, walls
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import GUESTS, Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.services import choose_password

from . import codes
from .card import Card, address_of, make_card
from .models import Channel, Delivery
from .services import Recipient, send, way_to

FIRST_LOGIN = "first_login"


class AccountClosed(DomainError):
    """Nobody is let in through a closed account."""


def may_invite(actor: Viewer, user: User) -> bool:
    """The administrator of the home may; for a guest of an agency, whoever may invite guests there.

    Reaching one role of a person is not enough: the code opens the whole account. So nobody in
    another government may, and nobody at an agency once the guest looks into a second one.
    """
    if rights.allowed(actor, "accounts.people.manage", user.home):
        return True
    with walls.lifted():
        rows = user.roles.select_related("agency").exclude(valid_until__lt=actor.today)
        roles = list(rows.order_by("pk"))
    return bool(roles) and all(
        Role(role.role) in GUESTS
        and role.government_id == user.home_id
        and rights.allowed(actor, "accounts.guest.invite", role)
        for role in roles
    )


@transaction.atomic
def invite_person(*, actor: Viewer, user: User) -> Card | Delivery:
    """Let a person choose a password: by mail where there is mail, else by a card to hand over."""
    if not may_invite(actor, user):
        raise NotAllowed(rights.reason("accounts.people.manage"))
    if not user.is_active:
        raise AccountClosed(_("This account is closed. Open it before you hand over a card."))
    if way_to(Recipient.of(user), user.home)[0] == Channel.SMTP:
        return _by_mail(actor, user)
    return make_card(
        actor=actor,
        purpose=FIRST_LOGIN,
        title=gettext_lazy("Log-in card"),
        holder=f"{user.name}, {user.title}" if user.name else user.title,
        lines=[
            gettext_lazy("Scan the QR code, or open the address below and type the code."),
            gettext_lazy("Choose a password that only you know."),
            _("From then on log in as {username}.").format(username=user.username),
        ],
        target=user,
        government=user.home,
    )


@transaction.atomic
def accept_invitation(*, code_id: int, user: User, password: str, visitor: Viewer) -> User:
    """Use a proved code up and set the password its holder chose."""
    actor = viewer_of(user, visitor.now)
    codes.use(actor=actor, code_id=code_id, purpose=FIRST_LOGIN, target=user)
    return choose_password(actor=actor, user_id=user.pk, password=password)


def _by_mail(actor: Viewer, user: User) -> Delivery:
    row, code = codes.issue(actor=actor, purpose=FIRST_LOGIN, target=user, government=user.home)
    text = _(
        "You can log in to Teraju of {government} as {username}. "
        "Open the address below and choose a password. It works once, until {day}."
    ).format(
        government=user.home.name,
        username=user.username,
        day=date_format(user.home.day_of(row.expires_at), "DATE_FORMAT"),
    )
    return send(
        actor=actor,
        recipient=Recipient.of(user),
        subject=_("Your access to Teraju"),
        text=text,
        link=address_of(code),
        government=user.home,
        in_inbox=False,
    )
