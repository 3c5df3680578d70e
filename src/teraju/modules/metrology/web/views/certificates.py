"""Certificates of verification: their register, and one of them."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from django.views.decorators.http import require_safe

from teraju.modules.metrology import sheet_permissions as permissions
from teraju.modules.metrology.domain.marks import CERTIFICATE, CertificateState
from teraju.modules.metrology.models import Certificate
from teraju.modules.metrology.said_wording import as_read
from teraju.modules.metrology.selectors import certificates as reading
from teraju.modules.metrology.services import certificates as services
from teraju.modules.metrology.web import sheet_forms as forms
from teraju.modules.metrology.web.certificate_sections import mending_of
from teraju.modules.metrology.web.scope_forms import PublicReasonForm, ReasonedForm
from teraju.modules.metrology.web.sheet_registers import CERTIFICATES
from teraju.modules.metrology.web.sheet_sections import (
    ask_for_certificate,
    attempts_of,
    instrument_fact,
)
from teraju.modules.metrology.web.sheet_words import certificate_status
from teraju.modules.metrology.web.signing_list import is_void, unsignable
from teraju.modules.metrology.web.trail_words import history_of
from teraju.modules.metrology.web.unit_common import has_place, step
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import VersionedForm
from teraju.platform.web.kinds import Action, Fact, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_parts import allowed
from teraju.platform.web.steps import RecordStep, Steps

SIGN, ASK = permissions.CERTIFICATE_SIGN, permissions.CERTIFICATE_ASK


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = []
    if rights.allowed_somewhere(request.viewer, SIGN):
        more.append(Action(_("To sign"), reverse("metrology_signing"), icon="signature"))
    return register_page(request, CERTIFICATES, more=more)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    one = get_object_or_404(reading.with_readings(reading.certificates(viewer)), pk=pk)
    primary, actions = _ways(viewer, one)
    page = RecordPage(
        title=_("Certificate of verification (SKHP)"),
        number=one.paper.number if one.paper else "",
        target=one,
        register_title=CERTIFICATES.title,
        register_url=reverse("metrology_certificates"),
        status=certificate_status(one),
        primary=primary,
        actions=allowed(actions),
        facts=_facts(one),
        sections=[*_readings(one), *mending_of(viewer, one)],
        is_example=one.is_example,
    )
    return record_page(request, page, history=lambda: history_of(one))


def _facts(one: Certificate) -> list[Fact]:
    verification = one.verification
    found = [
        instrument_fact(verification.instrument, verification.sheet),
        Fact(_("Tag"), verification.instrument.tag),
        Fact(pgettext("instrument", "Owner"), verification.instrument.owner.name),
        Fact(
            pgettext("mark", "Verification"),
            _("Void") if is_void(one) else str(verification.get_result_display()),
            url=verification.get_absolute_url(),
        ),
        Fact(_("Tester"), verification.tester_office),
        Fact(pgettext("certificate", "Submitted"), localdate(one.submitted_at)),
        *([Fact(_("Reason"), as_read(one.reason))] if one.reason else []),
    ]
    if one.paper:
        found.append(Fact(_("Paper"), one.paper.number, url=one.paper.get_absolute_url()))
        found.append(Fact(_("Signed by"), one.signed_office))
        found.append(Fact(pgettext("certificate", "Signed on"), one.signed_at))
    return found


def _readings(one: Certificate) -> list[Section]:
    """What was read, attempt by attempt: whoever signs has it before them."""
    sheet = one.verification.sheet
    return attempts_of(sheet) if sheet else []


def _ways(viewer: Viewer, one: Certificate) -> tuple[Action | None, list[Action]]:
    def way(label: Any, name: str, icon: str, right: str) -> Action:
        return step(label, f"metrology_certificate_{name}", one, icon, right, viewer)

    if one.state == CertificateState.TO_SIGN:
        sign = way(_("Sign"), "sign", "signature", SIGN)
        if not sign.refusal and one.verification.tester_id == viewer.user_id:
            refusal = _("You tested it: another head signs for it.")
            sign = Action(sign.label, sign.url, refusal, sign.icon)
        elif not sign.refusal and (refusal := unsignable(one)):
            sign = Action(sign.label, sign.url, refusal, sign.icon)
        return sign, [way(_("Send it back"), "back", "undo-2", SIGN)]
    if one.state == CertificateState.SENT_BACK:
        return way(_("Submit it again"), "submit", "send", ASK), []
    if one.state == CertificateState.SIGNED:
        withdraw = permissions.CERTIFICATE_WITHDRAW
        look = None
        if one.paper:
            look = Action(_("Open the paper"), one.paper.get_absolute_url(), icon="file-text")
        return look, [way(_("Withdraw it"), "withdraw", "x", withdraw)]
    return (None if is_void(one) else ask_for_certificate(viewer, one.verification)), []


STEPS = Steps(
    rows=reading.certificates,
    register_title=pgettext_lazy("verification", "Certificate"),
    register_url="metrology_certificates",
    steps={
        "sign": RecordStep(
            right=SIGN,
            title=pgettext_lazy("verification", "Sign the certificate"),
            intro=gettext_lazy("It gets its number, and the paper is signed and kept for good."),
            submit=gettext_lazy("Sign"),
            act=services.sign_certificate,
            done=gettext_lazy("The certificate is signed."),
            keyed="certificate_id",
            form=VersionedForm,
            when=has_place("sign", CERTIFICATE),
        ),
        "back": RecordStep(
            right=SIGN,
            title=gettext_lazy("Send the certificate back"),
            submit=gettext_lazy("Send it back"),
            act=services.send_back,
            done=gettext_lazy("The certificate is sent back."),
            keyed="certificate_id",
            form=ReasonedForm,
            when=has_place("send_back", CERTIFICATE),
        ),
        "submit": RecordStep(
            right=ASK,
            title=gettext_lazy("Submit the certificate again"),
            intro=gettext_lazy(
                "The paper is written when it is signed, from what the register says then."
            ),
            submit=gettext_lazy("Submit it again"),
            act=services.submit_certificate,
            done=gettext_lazy("It waits to be signed."),
            keyed="certificate_id",
            form=forms.SubmitForm,
            when=has_place("submit", CERTIFICATE),
        ),
        "withdraw": RecordStep(
            right=permissions.CERTIFICATE_WITHDRAW,
            title=gettext_lazy("Withdraw the certificate"),
            intro=gettext_lazy(
                "The code of the paper says from now on that it is withdrawn. An instrument on "
                "which no mark fits may not be used in trade until another is signed."
            ),
            submit=gettext_lazy("Withdraw it"),
            act=services.withdraw_certificate,
            done=gettext_lazy("The certificate is withdrawn."),
            keyed="certificate_id",
            form=PublicReasonForm,
            when=has_place("withdraw", CERTIFICATE),
        ),
    },
)
