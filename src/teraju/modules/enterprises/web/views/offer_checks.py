"""Self-checks of places of tourism: the register, a check, and what is done with it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.modules.enterprises import offer_permissions as permissions
from teraju.modules.enterprises.domain.offer_checks import CheckState, edition_named
from teraju.modules.enterprises.models import ReadinessCheck
from teraju.modules.enterprises.models.offer_choices import PLACE_KINDS, SCHEME_SIZES
from teraju.modules.enterprises.selectors import offers as reading
from teraju.modules.enterprises.services import offer_checks as services
from teraju.modules.enterprises.web.common import steps
from teraju.modules.enterprises.web.offer_common import history_of, step_form
from teraju.modules.enterprises.web.offer_forms import ReasonedForm, VersionForm
from teraju.modules.enterprises.web.offer_tourism_registers import READINESS_CHECKS
from teraju.modules.enterprises.web.offer_tourism_sections import (
    check_link,
    comparison,
    result_sections,
)
from teraju.modules.enterprises.web.offer_words import check_status, ready_words
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Fact, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

RIGHT = permissions.TOURISM


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, READINESS_CHECKS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    check = _check(viewer, pk)
    first, others = steps(viewer, check, _wanted(check))
    # Of an answered one nothing is next but what stands below: setting it aside is a way out.
    is_done = check.state == CheckState.DONE
    primary = None if is_done else first
    actions = [first, *others] if is_done and first else others
    page = RecordPage(
        title=check.place.enterprise.name,
        target=check,
        register_title=READINESS_CHECKS.title,
        register_url=reverse("enterprises_readiness_checks"),
        status=check_status(check),
        primary=primary,
        actions=actions,
        facts=_facts(check),
        sections=_sections(viewer, check),
        is_example=check.is_example,
    )
    return record_page(request, page, history=lambda: history_of(check))


@form_methods
def renew(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _check(request.viewer, pk),
        RIGHT,
        READINESS_CHECKS,
        services.renew_link,
        key="check_id",
        form=VersionForm,
        title=_("Make a new link"),
        submit=_("Make the link"),
        intro=_("The old link works no longer."),
        done=_("The link is made: send it to the owner."),
    )


@form_methods
def withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _check(request.viewer, pk),
        RIGHT,
        READINESS_CHECKS,
        services.withdraw_link,
        key="check_id",
        form=ReasonedForm,
        title=_("Take the link back"),
        submit=_("Take back"),
        done=_("The link works no longer."),
    )


@form_methods
def set_aside(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _check(request.viewer, pk),
        RIGHT,
        READINESS_CHECKS,
        services.set_aside,
        key="check_id",
        form=ReasonedForm,
        title=_("Set the self-check aside"),
        submit=_("Set aside"),
        done=_("It counts no more; it stays as it was answered."),
    )


@form_methods
def restore(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _check(request.viewer, pk),
        RIGHT,
        READINESS_CHECKS,
        services.restore_check,
        key="check_id",
        form=VersionForm,
        title=_("Let the self-check count again"),
        submit=_("Count it again"),
        done=_("It counts again."),
    )


def _check(viewer: Viewer, pk: int) -> ReadinessCheck:
    found: ReadinessCheck = get_object_or_404(reading.checks(viewer), pk=pk)
    return found


def _wanted(check: ReadinessCheck) -> list[tuple[str, str, str, str]]:
    renew_it = (RIGHT, _("Make a new link"), "enterprises_readiness_check_renew", "refresh-cw")
    new = [renew_it] if check.place.ended_on is None else []
    match check.state:
        case CheckState.ASKED:
            back = (RIGHT, _("Take the link back"), "enterprises_readiness_check_withdraw", "x")
            return [*new, back]
        case CheckState.WITHDRAWN:
            return new
        case CheckState.DONE:
            return [(RIGHT, _("Set aside"), "enterprises_readiness_check_set_aside", "x")]
    return [(RIGHT, _("Count it again"), "enterprises_readiness_check_restore", "undo-2")]


def _sections(viewer: Viewer, check: ReadinessCheck) -> list[Section]:
    if check.state == CheckState.ASKED:
        return [check_link(check)] if rights.allowed(viewer, RIGHT, check) else []
    if not check.answered_on:
        return []
    earlier = reading.earlier_of(check)
    return [*result_sections(check), *([comparison(earlier, check)] if earlier else [])]


def _facts(check: ReadinessCheck) -> list[Fact]:
    edition = edition_named(check.edition)
    note = "" if edition.confirmed else _("Own words, not confirmed by a body that certifies.")
    facts = [
        Fact(_("Enterprise"), check.place.enterprise.name, url=check.place.get_absolute_url()),
        Fact(_("Questions beside"), edition.values["standard"], note=note),
        Fact(_("Kind of place"), PLACE_KINDS[check.kind]),
        Fact(_("Size of the scheme"), SCHEME_SIZES[check.size]),
        Fact(_("Answered by"), _("the owner") if check.by_owner else _("the agency")),
        Fact(_("Answered on"), check.answered_on),
        Fact(pgettext("readiness", "Ready"), ready_words(check.ready, check.asked)),
        Fact(_("Link works until"), check.open_until if check.by_owner else None),
        Fact(_("Reason"), check.reason),
    ]
    return [fact for fact in facts if fact.value not in ("", None)]
