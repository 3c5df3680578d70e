"""The register of people."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import LABELS, Role
from teraju.platform.accounts.selectors import people
from teraju.platform.exchange.registers import Column, Filter, Register
from teraju.platform.web.kinds import Status


def standing(user: User) -> Status:
    if not user.is_active:
        return Status("none", _("closed"), _("Cannot log in; what they did stays in the trail."))
    if not user.has_usable_password() and not user.is_demonstration:
        return Status("warn", _("invited"), _("Has not chosen a password yet."))
    return Status("good", _("active"), _("Can log in."))


PEOPLE: Register[User] = Register(
    key="accounts.people",
    title=_("People"),
    noun=_("people"),
    columns=[
        Column(key="title", label=_("Office"), value=lambda u: u.title, sort="title"),
        Column(key="username", label=_("User name"), value=lambda u: u.username, sort="username"),
        Column(key="name", label=_("Name"), value=lambda u: u.name or None, sort="name"),
        Column(
            key="roles",
            label=_("Roles"),
            value=lambda u: [str(role) for role in u.roles.all()],
        ),
        Column(key="standing", label=_("Standing"), value=standing, kind="status"),
    ],
    rows=people,
    order=["title", "pk"],
    search=["title", "username", "name"],
    filters=[
        Filter(
            key="role",
            label=_("Role"),
            choices=lambda viewer: [(role.value, LABELS[role]) for role in Role],
            apply=lambda rows, value, viewer: rows.filter(
                pk__in=rows.model.objects.filter(roles__role=value).values("pk")
            ),
        ),
        Filter(
            key="standing",
            label=_("Standing"),
            choices=lambda viewer: [("active", _("active")), ("closed", _("closed"))],
            apply=lambda rows, value, viewer: rows.filter(is_active=value == "active"),
        ),
    ],
    row_url=lambda u: reverse("person", args=[u.pk]),
    add_label=_("Add a person"),
    add_url="person_add",
    add_right="accounts.people.manage",
    empty=_("Nobody matches."),
)
