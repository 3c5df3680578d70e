"""Applications of firms to certification bodies."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.enterprises import certificate_permissions as permissions
from teraju.modules.enterprises.domain.certificates import (
    APPLICATION,
    ApplicationState,
    missing_papers,
    papers_asked,
)
from teraju.modules.enterprises.domain.kinds import Road
from teraju.modules.enterprises.domain.stages import Stage
from teraju.modules.enterprises.models import Application, Coaching, ProductCertificate
from teraju.modules.enterprises.refusals import NotNow
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import fill, locked, needed
from teraju.platform.audit.api import filled, values_of

from .certificate_common import advance, locked_coaching, of_coaching
from .common import check_not_future, moved, tell

FIELDS = ("body", "papers", "note")


@transaction.atomic
def prepare_application(*, actor: Viewer, coaching: Coaching, **values: Any) -> Application:
    """Begin an application for a product. `values` are the fields of `FIELDS`."""
    claimed = locked_coaching(actor, coaching.pk)
    if not papers_asked(Road(claimed.road), actor.today):
        raise NotNow(
            _("On this road there is no application: the product is registered in OSS."),
            field="coaching",
        )
    return _prepared(actor, Application(**of_coaching(claimed)), values)


@transaction.atomic
def prepare_renewal(
    *, actor: Viewer, certificate_id: int, expected_version: int | None = None, **values: Any
) -> Application:
    """Apply again before a certificate ends (recertification)."""
    rows = ProductCertificate.objects.visible_to(actor)
    certificate = locked(actor, rows, certificate_id, permissions.CERTIFY, expected_version)
    if certificate.road == Road.BINA_UMK:
        raise NotNow(_("This one has no known end: there is nothing to be renewed."))
    if ProductCertificate.objects.filter(renews=certificate).exists():
        raise NotNow(_("This certificate is renewed already."))
    coaching = locked_coaching(actor, certificate.coaching_id)
    if coaching.road != certificate.road:
        raise NotNow(_("The coaching is on the road to another mark now."))
    return _prepared(actor, Application(**of_coaching(coaching), renews=certificate), values)


@transaction.atomic
def change_application(
    *, actor: Viewer, application_id: int, expected_version: int | None = None, **values: Any
) -> Application:
    """Correct an application, and tick the papers that are at hand, until it is submitted."""
    one = locked_application(actor, application_id, expected_version)
    if one.state != ApplicationState.PREPARED:
        raise NotNow(_("It is with the body already, or at its end."))
    before = _told(one)
    fill(one, values, FIELDS)
    _check_papers(actor, one)
    save(actor, one)
    tell(actor, one, "application.changed", _told(one), before)
    return one


@transaction.atomic
def submit_application(
    *,
    actor: Viewer,
    application_id: int,
    submitted_on: date,
    number: str = "",
    expected_version: int | None = None,
) -> Application:
    """Record that the body has it, with every paper that is asked for."""
    one = locked_application(actor, application_id, expected_version)
    moved(one, "submit", APPLICATION)
    check_not_future(actor, submitted_on, "submitted_on")
    missing = missing_papers(Road(one.coaching.road), submitted_on, one.papers)
    if missing:
        words = ", ".join(paper_name(paper) for paper in missing)
        raise NotNow(format_lazy(_("Papers are missing: {words}."), words=words))
    fill(one, {"submitted_on": submitted_on, "number": number}, ("submitted_on", "number"))
    save(actor, one)
    after = filled(values_of(one, ("state", "submitted_on", "number")))
    tell(actor, one, "application.submitted", after)
    advance(actor, one.coaching_id, Stage.APPLIED, submitted_on)
    return one


@transaction.atomic
def refuse_application(
    *, actor: Viewer, application_id: int, reason: str, expected_version: int | None = None
) -> Application:
    """Record that the body refuses."""
    return _ended(actor, application_id, "refuse", reason, expected_version)


@transaction.atomic
def withdraw_application(
    *, actor: Viewer, application_id: int, reason: str, expected_version: int | None = None
) -> Application:
    """Take an application back."""
    return _ended(actor, application_id, "withdraw", reason, expected_version)


@transaction.atomic
def reopen_application(
    *, actor: Viewer, application_id: int, expected_version: int | None = None
) -> Application:
    """Prepare again what was refused or taken back: it gets a new day and number."""
    one = locked_application(actor, application_id, expected_version)
    moved(one, "reopen", APPLICATION)
    before = values_of(one, ("number", "submitted_on"))
    one.number, one.submitted_on, one.reason = "", None, ""
    save(actor, one)
    after = {"state": one.state} | values_of(one, ("number", "submitted_on"))
    tell(actor, one, "application.reopened", after, before)
    return one


def locked_application(actor: Viewer, pk: int, expected_version: int | None = None) -> Application:
    rows = Application.objects.visible_to(actor).select_related("coaching")
    return locked(actor, rows, pk, permissions.CERTIFY, expected_version)


def paper_name(paper: Any) -> str:
    """What a paper is called in the reader's language."""
    return str(paper.en if (get_language() or "id").startswith("en") else paper.id)


def _prepared(actor: Viewer, one: Application, values: dict[str, Any]) -> Application:
    fill(one, values, FIELDS)
    _check_papers(actor, one)
    save(actor, one)
    tell(actor, one, "application.prepared", filled(_told(one)))
    return one


def _ended(
    actor: Viewer, pk: int, event: str, reason: str, expected_version: int | None
) -> Application:
    one = locked_application(actor, pk, expected_version)
    moved(one, event, APPLICATION)
    one.reason = needed(reason, "reason", _("Say why."))
    save(actor, one)
    tell(actor, one, f"application.{one.state}", {"state": one.state, "reason": one.reason})
    return one


def _check_papers(actor: Viewer, one: Application) -> None:
    known = {paper.key for paper in papers_asked(Road(one.coaching.road), actor.today)}
    if not set(one.papers) <= known:
        raise DomainError(_("What you chose is not offered here. Choose again."), field="papers")


def _told(one: Application) -> dict[str, Any]:
    return values_of(one, ("body", "note", "papers"))
