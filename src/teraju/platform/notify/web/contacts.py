"""Pages of a door: the contact that is asked, the visitor who proved it, codes handed over."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any, TypeVar

from allauth.core.internal.ratelimit import consume
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from teraju.kernel.contacts import ContactKind, whatsapp_url
from teraju.kernel.errors import DomainError
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register
from teraju.platform.notify import contacts
from teraju.platform.notify.contact_records import AskedContact
from teraju.platform.notify.contacts import Door, PreparedCode
from teraju.platform.organisation.models import Agency
from teraju.platform.organisation.selectors import agencies
from teraju.platform.web.forms import NOTHING_CHOSEN, add_refusal
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import register_page

from .proof import forget as forget_code
from .proof import proved

C = TypeVar("C", bound=AskedContact)

REMEMBERED = timedelta(minutes=30)
# Codes asked for from one address of the net, whoever they are for.
ASKED = {"contact": "10/h/ip"}


_KIND: Filter = Filter(
    key="kind",
    label=_("Way"),
    choices=lambda viewer: [
        (ContactKind.PHONE, _("Telephone")),
        (ContactKind.MAIL, _("E-mail")),
    ],
    apply=lambda rows, value, viewer: rows.filter(kind=value),
)
_AGENCY: Filter = Filter(
    key="agency",
    label=_("Agency"),
    choices=lambda viewer: [
        (str(pk), name)
        for pk, name in agencies(viewer).order_by("name", "pk").values_list("pk", "short_name")
    ],
    apply=lambda rows, value, viewer: rows.filter(agency=value),
)


class ContactForm(forms.Form):
    """Whom to ask, and where the code goes; a module says which units, and in its words."""

    unit = forms.ModelChoiceField(queryset=Agency.objects.none(), empty_label=None)
    contact = forms.CharField(
        label=_("Your telephone or mail address"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "email"}),
    )

    def offer_units(self, units: QuerySet[Agency], label: Promise) -> None:
        unit: Any = self.fields["unit"]
        unit.label = label
        unit.queryset = units
        # The first of several would be taken for one's own by whoever does not look.
        if units.order_by()[:2].count() > 1:
            unit.empty_label = NOTHING_CHOSEN
        # As people know it: by its region.
        unit.label_from_instance = lambda one: f"{one.government.name} · {one.name}"


def asked(request: ViewerRequest, door: Door[C], form: forms.Form) -> HTTPStatus:
    """Ask for a code with a form; SEE_OTHER once it is asked, else how the form is shown again."""
    if request.method != "POST":
        return HTTPStatus.OK
    if not form.is_valid():
        return HTTPStatus.UNPROCESSABLE_ENTITY
    usage = consume(request, app=f"teraju.{door.purpose}", action="contact", config=ASKED)
    if usage is None:
        form.add_error(None, gettext("Too many codes were asked for from here. Wait an hour."))
        return HTTPStatus.TOO_MANY_REQUESTS
    data = form.cleaned_data
    try:
        contacts.ask_code(
            door=door, visitor=request.viewer, agency=data["unit"], typed=data["contact"]
        )
    except (DomainError, ValidationError) as refusal:
        add_refusal(form, refusal)
        return HTTPStatus.UNPROCESSABLE_ENTITY
    return HTTPStatus.SEE_OTHER


def contact_of(request: ViewerRequest, door: Door[C]) -> C | None:
    """The contact that this visitor proved, by a code just typed or a little while ago."""
    code = proved(request, door.purpose)
    if code is not None:
        forget_code(request)
        try:
            contact = contacts.open_contact(door=door, visitor=request.viewer, code=code)
        except DomainError:
            return None
        until = request.viewer.now + REMEMBERED
        request.session[_key(door)] = {"id": contact.pk, "until": until.isoformat()}
        return contact
    kept = request.session.get(_key(door))
    if not kept or request.viewer.now >= datetime.fromisoformat(kept["until"]):
        return None
    return contacts.contact_by_id(door, kept["id"])


def forget(request: ViewerRequest, door: Door[C]) -> None:
    request.session.pop(_key(door), None)


def waiting_register(door: Door[C], key: str, *, code_page: str) -> Register[C]:
    """The list of those who asked for a code that no message could carry."""
    return Register(
        key=key,
        title=_("Codes to hand over"),
        noun=_("contacts"),
        columns=[
            Column(key="contact", label=_("Contact"), value=lambda row: row.shown, sort="address"),
            Column(
                key="agency",
                label=_("Agency"),
                value=lambda row: row.agency.short_name,
                place="beneath",
            ),
            Column(key="kind", label=_("Way"), value=lambda row: row.get_kind_display()),
            Column(
                key="asked",
                label=_("Asked for"),
                value=lambda row: row.asked_at,
                kind="date",
                sort="asked_at",
            ),
        ],
        rows=lambda viewer: contacts.contacts_waiting(door, viewer),
        order=["asked_at", "pk"],
        finds=_found_contacts,
        filters=[_KIND, _AGENCY],
        row_url=lambda row: reverse(code_page, args=[row.pk]),
        empty=_("Nobody waits for a code."),
    )


def waiting_page(
    request: ViewerRequest, door: Door[C], register: Register[C], template: str
) -> HttpResponse:
    """Who waits for a code to be handed over; the template extends notify/contacts."""
    rights.require_somewhere(request.viewer, door.right)
    return register_page(request, register, template=template)


def _found_contacts(rows: QuerySet[C], words: str, viewer: Viewer) -> QuerySet[C]:
    """However a telephone number is typed: with its zero, with the country, in groups."""
    typed = re.sub(r"[ ().-]", "", words) if re.fullmatch(r"[+0-9 ().-]+", words) else words
    return rows.filter(address__icontains=typed.lstrip("+").removeprefix("0"))


def code_page(
    request: ViewerRequest,
    door: Door[C],
    pk: int,
    *,
    list_page: str,
    template: str = "notify/contact.html",
    more: Callable[[C], Mapping[str, Any]] | None = None,
) -> HttpResponse:
    """Make a code and show it once, with the text for WhatsApp ready to be sent."""
    viewer = request.viewer
    contact = get_object_or_404(contacts.contacts(door, viewer), pk=pk)
    rights.require(viewer, door.right, contact)
    context: dict[str, Any] = {
        "title": gettext("A code for %(who)s") % {"who": contact.shown},
        "list_page": list_page,
        **(more(contact) if more else {}),
    }
    if request.method == "POST":
        made = contacts.prepare_code(door=door, actor=viewer, contact_id=contact.pk)
        context |= {"made": made, "whatsapp": _whatsapp(door, made)}
    return render(request, template, context)


def _key(door: Door[C]) -> str:
    return f"contact:{door.purpose}"


def _whatsapp(door: Door[C], made: PreparedCode[C]) -> str:
    """A link that opens WhatsApp with the text; whoever hands the code over presses send."""
    if made.contact.kind != ContactKind.PHONE:
        return ""
    # Whoever gets it reads the language of the house, whatever that of the officer's pages.
    with override(settings.LANGUAGE_CODE):
        text = str(door.whatsapp) % {"code": made.code, "url": made.url}
    return whatsapp_url(text, made.contact.address)
