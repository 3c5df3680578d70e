"""Pages on people and their roles."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.kernel.errors import NotAllowed
from teraju.platform.accounts import rights, services
from teraju.platform.accounts.models import RoleAssignment, User
from teraju.platform.accounts.selectors import people, roles_seen
from teraju.platform.accounts.services import ending_right
from teraju.platform.web.forms import form_page
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from .forms import PersonChangeForm, PersonForm, RoleEndForm, RoleForm
from .registers import PEOPLE, standing


def people_register(request: ViewerRequest) -> HttpResponse:
    if not rights.allowed_somewhere(request.viewer, "accounts.people.read"):
        raise NotAllowed(rights.reason("accounts.people.read"))
    return register_page(request, PEOPLE)


def person_record(request: ViewerRequest, pk: int) -> HttpResponse:
    user = get_object_or_404(people(request.viewer).select_related("home"), pk=pk)
    page = RecordPage(
        title=user.title,
        number=user.username,
        target=user,
        register_title=_("People"),
        register_url=reverse("people"),
        status=standing(user),
        actions=_actions(request, user),
        facts=[
            Fact(_("Name"), user.name or None),
            Fact(_("NIP"), user.nip or None),
            Fact(_("Government"), user.home.name, reverse("government", args=[user.home_id])),
            Fact(_("E-mail"), user.email or None),
            Fact(_("Telephone"), user.phone or None),
        ],
        sections=[_roles(request, user)],
        is_example=user.is_demonstration,
    )
    return record_page(request, page)


def _actions(request: ViewerRequest, user: User) -> list[Action]:
    refusal = str(rights.refusal(request.viewer, "accounts.people.manage", user.home))
    offered = (
        (_("Give a role"), "role_add", "user-plus"),
        (_("Hand over a log-in card"), "person_card", "key-round"),
        (_("Begin the second factor anew"), "factor_reset", "smartphone"),
        (_("Change"), "person_change", "pencil"),
    )
    return [
        Action(label, reverse(name, args=[user.pk]), refusal, icon) for label, name, icon in offered
    ]


def _roles(request: ViewerRequest, user: User) -> Section:
    rows = [
        [
            [str(role), role.agency.name if role.agency else user.home.name]
            + ([role.reason] if role.reason else []),
            role.valid_from,
            role.valid_until,
            _ending(request, role),
        ]
        for role in user.roles.all()
    ]
    headers = [_("Role"), _("From"), _("Until"), ""]
    context = {"headers": headers, "rows": rows, "empty": _("No role yet: sees nothing.")}
    return Section(_("Roles"), "web/sections/table.html", context)


def _ending(request: ViewerRequest, role: RoleAssignment) -> Link | None:
    """The way to a role's last day, for those who may set it."""
    may = rights.allowed(request.viewer, ending_right(role), role.agency or role.government)
    return Link(_("Set the last day"), reverse("role_end", args=[role.pk])) if may else None


def person_add(request: ViewerRequest) -> HttpResponse:
    government = rights.governments_where(request.viewer, "accounts.people.manage").first()
    if government is None:
        raise NotAllowed(rights.reason("accounts.people.manage"))
    return form_page(
        request,
        form=PersonForm,
        title=_("Add a person"),
        intro=_("The person chooses a password with a one-time card that you hand over next."),
        submit=_("Add"),
        act=lambda data: services.create_person(
            actor=request.viewer, government=government, **data
        ),
        success=lambda user: reverse("person", args=[user.pk]),
        back_url=reverse("people"),
        done=_("The person was added. Give a role next."),
        register_title=_("People"),
        register_url=reverse("people"),
    )


def person_change(request: ViewerRequest, pk: int) -> HttpResponse:
    user = get_object_or_404(people(request.viewer).select_related("home"), pk=pk)
    rights.require(request.viewer, "accounts.people.manage", user.home)
    names = ("title", "name", "nip", "email", "phone", "is_active", "version")
    return form_page(
        request,
        form=PersonChangeForm,
        title=_("Change %s") % user.title,
        submit=_("Save"),
        act=lambda data: services.change_person(
            actor=request.viewer,
            user_id=pk,
            expected_version=data.pop("version"),
            **data,
        ),
        success=lambda done: reverse("person", args=[done.pk]),
        back_url=reverse("person", args=[pk]),
        initial={name: getattr(user, name) for name in names},
        done=_("Saved."),
        register_title=_("People"),
        register_url=reverse("people"),
    )


def role_add(request: ViewerRequest, pk: int) -> HttpResponse:
    user = get_object_or_404(people(request.viewer).select_related("home"), pk=pk)
    rights.require(request.viewer, "accounts.people.manage", user.home)
    return form_page(
        request,
        form=partial(RoleForm, viewer=request.viewer),
        title=_("Give a role to %s") % user.title,
        submit=_("Give"),
        act=lambda data: services.assign_role(
            actor=request.viewer, user_id=pk, government=user.home, **data
        ),
        success=lambda role: reverse("person", args=[pk]),
        back_url=reverse("person", args=[pk]),
        initial={"valid_from": request.viewer.today},
        done=_("The role was given."),
        register_title=_("People"),
        register_url=reverse("people"),
    )


def role_end(request: ViewerRequest, pk: int) -> HttpResponse:
    role: RoleAssignment = get_object_or_404(roles_seen(request.viewer), pk=pk)
    rights.require(request.viewer, ending_right(role), role.agency or role.government)
    # A guest from another government has no page here.
    may_read = people(request.viewer).filter(pk=role.user_id).exists()
    back = reverse("person", args=[role.user_id]) if may_read else reverse("home")
    return form_page(
        request,
        form=RoleEndForm,
        title=_("Last day of a role"),
        facts=(Fact(_("Person"), role.user.title), Fact(_("Role"), str(role))),
        submit=_("Set the last day"),
        act=lambda data: services.end_role(actor=request.viewer, assignment_id=pk, **data),
        success=lambda done: back,
        back_url=back,
        initial={"last_day": role.valid_until or request.viewer.today},
        done=_("The last day is set."),
    )
