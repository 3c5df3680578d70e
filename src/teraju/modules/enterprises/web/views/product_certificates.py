"""Certificates of products: their register, one of them, and what is done with it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from teraju.modules.enterprises import certificate_permissions as permissions
from teraju.modules.enterprises.domain.certificates import Said, Standing, papers_asked
from teraju.modules.enterprises.domain.kinds import CoachingState, Road
from teraju.modules.enterprises.models.choices import ROADS
from teraju.modules.enterprises.selectors import certificate_reading as reading
from teraju.modules.enterprises.services import applications
from teraju.modules.enterprises.services import product_certificates as services
from teraju.modules.enterprises.web import certificate_forms
from teraju.modules.enterprises.web import certificate_paper_forms as forms
from teraju.modules.enterprises.web.certificate_common import allowed, asked_for, history_of, step
from teraju.modules.enterprises.web.certificate_registers import CERTIFICATES
from teraju.modules.enterprises.web.certificate_sections import (
    audits_section,
    certificate_facts,
    sayings_section,
    standard_name,
)
from teraju.modules.enterprises.web.certificate_statuses import certificate_status, is_soon
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, RecordPage, Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.steps import RecordStep, Steps

CERTIFY = permissions.CERTIFY
LIST = "enterprises_certificates"


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = []
    if rights.allowed_somewhere(request.viewer, CERTIFY):
        url = reverse("enterprises_certificate_register")
        more.append(Action(_("Note a registration (SNI Bina UMK)"), url, icon="stamp"))
    return register_page(request, CERTIFICATES, more=more)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    one = get_object_or_404(reading.certificates(viewer), pk=pk)
    looks = reading.audits(viewer).filter(certificate=one).order_by("due_on", "pk")
    ways = _ways(viewer, one)
    page = RecordPage(
        title=f"{ROADS[one.road]}: {one.coaching.product}",
        number=one.number,
        target=one,
        register_title=CERTIFICATES.title,
        register_url=reverse(LIST),
        status=certificate_status(one),
        primary=ways[0] if ways else None,
        actions=allowed(ways[1:]),
        facts=certificate_facts(one),
        sections=[*sayings_section(one), *audits_section(looks, _("Surveillances"))],
        is_example=one.is_example,
    )
    return record_page(request, page, history=lambda: history_of(one))


def _ways(viewer: Viewer, one: Any) -> list[Action]:
    def way(label: Text, name: str, icon: str) -> Action:
        return step(label, f"enterprises_certificate_{name}", one, icon, CERTIFY, viewer)

    change, renew = way(_("Correct"), "change", "pencil"), _renewal(one, way)
    withdraw = way(_("Record the withdrawal"), "withdraw", "ban")
    back = way(_("Take back what was said last"), "take_back", "undo-2")
    slip = [] if one.last_said == Said.RESTORED else [back]
    if one.standing is Standing.SUSPENDED:
        restore = way(_("Record the end of the suspension"), "restore", "rotate-ccw")
        return [restore, *renew, change, withdraw, *slip]
    if one.standing is not Standing.IN_FORCE:
        return [*renew, change, *slip]
    suspend = way(_("Record a suspension"), "suspend", "siren")
    others = [change, suspend, withdraw]
    if one.road == Road.SPPT_SNI and one.marked_on is None:
        return [way(_("Enter the SPPT SNI"), "mark", "stamp"), *renew, *others]
    if is_soon(one):
        return [*renew, *others]
    return [*_looking(viewer, one), *others, *renew]


def _looking(viewer: Viewer, one: Any) -> list[Action]:
    """While all is well somebody looks again: the body at the firm, the coach at the label."""
    coming = one.surveillances.exclude(state__in=["concluded", "dropped"])
    audit = coming.order_by("due_on", "pk").first()
    if audit is not None:
        url = audit.get_absolute_url()
        return [Action(_("See the next surveillance"), url, icon="arrow-right")]
    if not rights.allowed(viewer, permissions.CHECK_LABEL, one):
        return []
    url = f"{reverse('enterprises_label_add')}?product={one.coaching.product_id}"
    return [Action(_("Check the label"), url, icon="tag")]


def _renewal(one: Any, way: Any) -> list[Action]:
    ended = one.standing in (Standing.WITHDRAWN, Standing.NOT_YET)
    if one.road == Road.BINA_UMK or ended or getattr(one, "renewed_by", None):
        return []
    under_way = one.renewals.under_way().order_by("pk").first()
    if under_way is not None:
        url = under_way.get_absolute_url()
        return [Action(_("See the renewal"), url, icon="arrow-right")]
    if one.coaching.road != one.road or one.coaching.state == CoachingState.STOPPED:
        return []
    return [way(_("Apply for the renewal"), "renew", "send")]


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    """Enter a certificate that the product had before it was coached here."""
    viewer = request.viewer
    rights.require_somewhere(viewer, CERTIFY)
    rows = reading.coachings_to_work_on(viewer, Road.SPPT_SNI, Road.BATIKMARK)
    fixed = asked_for(request, "coaching", rows)
    return form_page(
        request,
        form=partial(
            forms.CertificateForm,
            coachings=None if fixed else rows,
            road=fixed.road if fixed else "",
        ),
        title=_("Enter a certificate"),
        intro=_("For what was granted earlier. What comes of an application is entered there."),
        submit=_("Record it"),
        act=lambda data: services.enter_certificate(
            actor=viewer, coaching=fixed or data.pop("coaching"), **data
        ),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse(LIST),
        initial={"standard": standard_name(fixed.standard) if fixed else ""},
        done=_("The certificate is entered."),
        facts=(Fact(_("Coached product"), str(fixed)),) if fixed else (),
        register_title=CERTIFICATES.title,
        register_url=reverse(LIST),
    )


@form_methods
def note_registration(request: ViewerRequest) -> HttpResponse:
    """Note a registration as SNI Bina UMK: another road with another mark."""
    viewer = request.viewer
    rights.require_somewhere(viewer, CERTIFY)
    rows = reading.coachings_to_work_on(viewer, Road.BINA_UMK)
    fixed = asked_for(request, "coaching", rows)
    return form_page(
        request,
        form=partial(forms.RegisterForm, coachings=None if fixed else rows),
        title=_("Note a registration (SNI Bina UMK)"),
        intro=_(
            "By the owner's own declaration with the NIB in OSS: no test, no audit, and a mark of"
            " its own that is not the SNI mark."
        ),
        submit=_("Record it"),
        act=lambda data: services.register_bina_umk(
            actor=viewer, coaching=fixed or data.pop("coaching"), **data
        ),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse(LIST),
        initial={"registered_on": viewer.today},
        done=_("The registration is noted."),
        facts=(Fact(_("Coached product"), str(fixed)),) if fixed else (),
        register_title=CERTIFICATES.title,
        register_url=reverse(LIST),
    )


def _begun(_viewer: Viewer, one: Any) -> dict[str, Any]:
    return {name: getattr(one, name) for name in services.FIELDS}


def _marking(viewer: Viewer, _one: Any) -> dict[str, Any]:
    return {"marked_on": viewer.today}


def _saying(viewer: Viewer, _one: Any) -> dict[str, Any]:
    return {"on": viewer.today}


def _renew_form(viewer: Viewer, one: Any) -> Any:
    papers = papers_asked(Road(one.road), viewer.today)
    return partial(certificate_forms.ApplicationChangeForm, papers=papers)


def _renewing(_viewer: Viewer, one: Any) -> dict[str, Any]:
    return {"body": one.body}


_step = partial(RecordStep, right=CERTIFY, keyed="certificate_id", done=_("Saved."))

STEPS = Steps(
    reading.certificates,
    CERTIFICATES.title,
    LIST,
    {
        "change": _step(
            act=services.change_certificate,
            title=_("Correct the certificate"),
            intro=_("For slips of the pen. What the body decides later is recorded by itself."),
            submit=_("Save"),
            made_for=lambda viewer, one: partial(forms.CertificateChangeForm, road=one.road),
            initial=_begun,
        ),
        "mark": _step(
            act=services.approve_mark,
            title=_("Enter the SPPT SNI"),
            intro=_("From this day the product may bear the SNI mark with its number."),
            submit=_("Record it"),
            form=forms.MarkForm,
            initial=_marking,
            done=_("The mark may be used."),
        ),
        "suspend": _step(
            act=services.suspend_certificate,
            title=_("Record a suspension"),
            intro=_("The mark comes off the product until the body ends it."),
            submit=_("Record it"),
            form=forms.SayForm,
            initial=_saying,
        ),
        "restore": _step(
            act=services.restore_certificate,
            title=_("Record the end of the suspension"),
            submit=_("Record it"),
            form=forms.SayForm,
            initial=_saying,
        ),
        "withdraw": _step(
            act=services.withdraw_certificate,
            title=_("Record the withdrawal"),
            intro=_("For good: the mark comes off, and nobody looks again."),
            submit=_("Record it"),
            form=forms.SayForm,
            initial=_saying,
        ),
        "take_back": _step(
            act=services.take_back_saying,
            title=_("Take back what was said last"),
            intro=_("For what was entered by mistake; the history keeps it."),
            submit=_("Take back"),
            form=certificate_forms.WhyForm,
        ),
        "renew": _step(
            act=applications.prepare_renewal,
            title=_("Apply for the renewal"),
            intro=_("The certificate stays as it is until the body grants a new one."),
            submit=_("Begin"),
            made_for=_renew_form,
            initial=_renewing,
            success=lambda made: made.get_absolute_url(),
            done=_("The application is begun. Tick the papers as they come in."),
        ),
    },
)
