"""Figures of the overview about certificates of products."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Figure

from .domain.certificates import rules
from .models import FirmAudit, ProductCertificate
from .selectors.certificate_reading import surveillance_due


def figures(viewer: Viewer) -> list[Figure]:
    """How many count, and what has to be done for them soon. Two queries."""
    today = viewer.today
    days = rules(today).integer("ending_days")
    in_force = ProductCertificate.objects.visible_to(viewer).in_force(today)
    counts = in_force.aggregate(
        all=Count("pk"),
        ending=Count("pk", filter=Q(valid_until__lte=today + timedelta(days=days))),
    )
    due = surveillance_due(FirmAudit.objects.visible_to(viewer), today).count()
    lists = reverse("enterprises_certificates")
    found = []
    if counts["all"]:
        label = _("Certificates of products in force")
        found += [Figure(label, counts["all"], f"{lists}?standing=in_force")]
    if counts["ending"]:
        soon = format_lazy(_("Certificates that end within {days} days"), days=days)
        found += [Figure(soon, counts["ending"], f"{lists}?standing=ending", tone="bad")]
    if due:
        url = f"{reverse('enterprises_audits')}?status=surveillance"
        found += [Figure(_("Products whose surveillance is due"), due, url, tone="bad")]
    return found
