"""Handing words and files of a concern to an authority."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from teraju.modules.integrity.concerns import spoken
from teraju.modules.integrity.concerns.domain.modes import Kind
from teraju.modules.integrity.concerns.domain.outcomes import Receiver
from teraju.modules.integrity.concerns.models import Case
from teraju.modules.integrity.concerns.selectors import desk as selectors
from teraju.modules.integrity.concerns.selectors.reading import OpenEntry
from teraju.modules.integrity.concerns.services.desk_common import Hand
from teraju.modules.integrity.concerns.services.handing_over import Choice, hand_over
from teraju.modules.integrity.concerns.web.desk.case_page import names_in
from teraju.modules.integrity.concerns.web.desk.pages import Door, desk_view, form_page, hand_of
from teraju.modules.integrity.concerns.web.desk.telling import tell, text_of
from teraju.modules.integrity.concerns.web.visits import DeskRequest

from .forms import BY_KEY, HandOverForm


@desk_view
def hand_over_page(request: DeskRequest, number: str) -> HttpResponse:
    """Choose what goes along; the answer is the locked file, which is kept nowhere."""
    hand = hand_of(request)
    case = _case(hand, number)
    back = reverse("desk_case", args=[number])
    if selectors.standing_of(hand.visit.handler, case).declared_on is None:
        return HttpResponseRedirect(back)
    entries = selectors.entries_of(case, hand.visit.identity)
    people = names_in(entries)
    form = partial(
        HandOverForm,
        entries=[
            (str(each.id), _named(each, people)) for each in entries if each.kind != Kind.IDENTITY
        ],
        attachments=[(str(file.id), file.name) for each in entries for file in each.files],
    )
    return form_page(
        request,
        form=form,
        title=_("Hand over to an authority"),
        submit=_("Download the locked file"),
        act=Door(lambda values: _packed(hand, number, values, people)),
        back_url=back,
        initial={"passphrase": spoken.spoken_secret(), "way": BY_KEY},
        intro=_(
            "What you choose is decrypted, packed with a cover and a list of hashes, and locked "
            "for the receiver. It stays on record that you did it, when and for whom, and nothing "
            "of what was in it. The receiver opens it with the free program age. Record "
            "afterwards, by “Forward it to an authority”, what the reporter is told."
        ),
        context={"number": number},
    )


def _packed(
    hand: Hand, number: str, values: dict[str, Any], people: dict[int, str]
) -> HttpResponse:
    by_key = values["way"] == BY_KEY
    pack = hand_over(
        hand,
        number,
        Choice(
            receiver=Receiver(values["receiver"]),
            entries=[UUID(each) for each in values.get("entries", [])],
            files=[UUID(each) for each in values.get("attachments", [])],
            identity=values["identity"],
            key=values["key"].strip() if by_key else "",
            passphrase="" if by_key else spoken.as_spoken(values["passphrase"]),
        ),
        lambda entry: (_named(entry, people), text_of(entry, people)),
    )
    response = HttpResponse(pack.content, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f'attachment; filename="{pack.name}"'
    return response


def _case(hand: Hand, number: str) -> Case:
    try:
        return selectors.case_of(hand.visit.handler, number)
    except Case.DoesNotExist as error:
        raise Http404 from error


def _named(entry: OpenEntry, people: dict[int, str]) -> str:
    told = tell(entry, people)
    return f"{told.heading}, {date_format(told.day, 'DATE_FORMAT')}, {told.who}"
