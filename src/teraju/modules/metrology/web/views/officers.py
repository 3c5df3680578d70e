"""Who verifies at the unit, by roles, posts and certificates kept elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from teraju.modules.metrology.domain.separation import Barred
from teraju.modules.metrology.selectors.officers import OfficerAnswer, officers
from teraju.modules.metrology.selectors.scopes import units
from teraju.modules.metrology.web.unit_registers import SCOPES
from teraju.platform.accounts.roles import LABELS, Role
from teraju.platform.web.kinds import Section, Status
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.record_parts import table


@require_safe
def page(request: ViewerRequest) -> HttpResponse:
    """Everybody with a part in verification, unit by unit; nothing is entered here."""
    viewer = request.viewer
    found = units(viewer)
    context = {
        "title": _("Who verifies here"),
        "register_title": SCOPES.title,
        "register_url": reverse("metrology_scopes"),
        "sections": [_section(unit.name, officers(unit, viewer.today)) for unit in found],
    }
    return render(request, "metrology/officers.html", context)


def _section(name: str, found: Sequence[OfficerAnswer]) -> Section:
    headers = [_("Official"), _("Verifies"), _("Roles"), _("Posts"), _("Certificate")]
    return table(name, headers, [_row(one) for one in found], _("Nobody holds a part here."))


def _row(one: OfficerAnswer) -> list[Any]:
    certificate = one.certificate
    words: Any = _("none shown")
    if certificate is not None:
        until = certificate.valid_until
        words = date_format(until) if until else _("without a last day")
        if Barred.CERTIFICATE_OVER in one.reasons:
            words = format_lazy(_("ended on {day}"), day=words)
    return [
        one.person.title,
        _status(one),
        ", ".join(str(LABELS[role]) for role in one.roles),
        ", ".join(post.name for post in one.posts),
        words if Role.TESTER in one.roles else "",
    ]


def _status(one: OfficerAnswer) -> Any:
    if one.may_verify:
        return Status("good", _("yes"))
    if Role.TESTER not in one.roles:
        return Status("none", _("no"))
    return Status("bad", _("no"), " ".join(str(each) for each in one.sentences))
