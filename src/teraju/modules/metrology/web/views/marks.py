"""Verifications: their register, one of them with its marks, and what takes their force."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from teraju.modules.metrology import sheet_permissions as permissions
from teraju.modules.metrology.models import Verification
from teraju.modules.metrology.selectors import marks as reading
from teraju.modules.metrology.selectors.marks import verifications
from teraju.modules.metrology.services import certificates, marks
from teraju.modules.metrology.services import sheets as services
from teraju.modules.metrology.web import mistakes
from teraju.modules.metrology.web import sheet_forms as forms
from teraju.modules.metrology.web.scope_forms import ReasonedForm
from teraju.modules.metrology.web.sheet_registers import CERTIFICATES, SHEETS, VERIFICATIONS
from teraju.modules.metrology.web.sheet_sections import (
    ask_for_certificate,
    attempts_of,
    certificates_of,
    marks_of,
    rules_of,
    verification_facts,
    voids_of,
    what,
)
from teraju.modules.metrology.web.sheet_words import verification_status
from teraju.modules.metrology.web.trail_words import history_of
from teraju.modules.metrology.web.unit_common import step
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.web.pictures import picture
from teraju.platform.web.forms import VersionedForm
from teraju.platform.web.kinds import Action, Fact, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_parts import allowed
from teraju.platform.web.steps import RecordStep, Steps

VOID, RESTORE = permissions.VERIFICATION_VOID, permissions.VERIFICATION_RESTORE
ASK = permissions.CERTIFICATE_ASK


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = [
        Action(SHEETS.title, reverse("metrology_sheets"), icon="clipboard-check"),
        Action(CERTIFICATES.title, reverse("metrology_certificates"), icon="file-badge"),
    ]
    return register_page(request, VERIFICATIONS, more=more)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    one = get_object_or_404(reading.whole(reading.verifications(viewer)), pk=pk)
    ways = _actions(viewer, one)
    # What nothing proves has one way on: to the paper that does.
    primary = ways.pop(0) if one.is_unproven and len(ways) > 1 else None
    page = RecordPage(
        title=what(one.instrument, one.sheet),
        number=one.instrument.tag,
        target=one,
        register_title=VERIFICATIONS.title,
        register_url=reverse("metrology_verifications"),
        status=verification_status(one),
        next_step=mistakes.of_mark(one),
        primary=primary,
        actions=allowed(ways),
        facts=verification_facts(one),
        sections=[
            marks_of(one),
            *voids_of(one),
            *certificates_of(one),
            *_photo(one),
            *(attempts_of(one.sheet) if one.sheet else []),
            *rules_of(one.sheet),
        ],
        is_example=one.is_example,
    )
    return record_page(request, page, history=lambda: history_of(one))


@require_safe
def photo(request: ViewerRequest, pk: int) -> HttpResponse:
    """The photo of the marks, for those who see the record."""
    one = get_object_or_404(reading.verifications(request.viewer), pk=pk)
    if one.sheet is None or one.sheet.photo is None:
        raise Http404
    return picture(one.sheet.photo)


def _actions(viewer: Viewer, one: Any) -> list[Action]:
    if one.is_void:
        words = _("Take the voiding back")
        return [step(words, "metrology_verification_restore", one, "undo-2", RESTORE, viewer)]
    ask = ask_for_certificate(viewer, one)
    void = step(_("Record it as void"), "metrology_verification_void", one, "x", VOID, viewer)
    return [*([ask] if ask else []), void]


def _photo(one: Verification) -> list[Section]:
    if one.sheet is None or one.sheet.photo_id is None:
        return []
    url = reverse("metrology_verification_photo", args=[one.pk])
    context = {"url": url, "alt": _("Photo of the marks")}
    return [Section(_("Photo of the marks"), "metrology/photo.html", context, side=True)]


def _certify(*, verification_id: int, actor: Viewer, expected_version: int) -> Any:
    del expected_version
    return certificates.ask_certificate(actor=actor, verification_id=verification_id)


def _withdrawn_with_it(_viewer: Viewer, one: Verification) -> list[Fact]:
    """The certificate that loses its force with the mark, and what becomes of its order."""
    follows, held = mistakes.follows_in_order(one), reading.standing_certificate(one)
    if held is None:
        return follows
    label, note = pgettext_lazy("verification", "Certificate"), _("It is withdrawn with the mark.")
    return [Fact(label, str(held), url=held.get_absolute_url(), note=note), *follows]


STEPS = Steps(
    rows=verifications,
    register_title=pgettext_lazy("mark", "Verification"),
    register_url="metrology_verifications",
    steps={
        "void": RecordStep(
            right=VOID,
            title=_("Record it as void"),
            intro=_("A mistake takes the verification back: the instrument is worth what it was."),
            submit=_("Record it"),
            act=services.void_verification,
            done=_("The mark is void."),
            keyed="verification_id",
            made_for=lambda _viewer, one: partial(forms.VoidForm, verification=one),
            initial=lambda viewer, one: {"on": viewer.today},
            facts=_withdrawn_with_it,
            when=marks.require_unvoided,
        ),
        "restore": RecordStep(
            right=RESTORE,
            title=_("Take the voiding back"),
            intro=_(
                "Only where it was recorded by mistake: the mark counts as before. A certificate "
                "that was withdrawn stays so; another is asked for."
            ),
            submit=_("Take it back"),
            act=services.restore_verification,
            done=_("The mark counts as before."),
            keyed="verification_id",
            form=ReasonedForm,
            when=marks.require_restorable,
        ),
        "certify": RecordStep(
            right=ASK,
            title=_("Ask for a certificate"),
            intro=_("The head signs it with the others of the day."),
            submit=_("Ask for it"),
            act=_certify,
            done=_("It waits to be signed."),
            keyed="verification_id",
            form=VersionedForm,
            when=certificates.require_certifiable,
        ),
    },
)
