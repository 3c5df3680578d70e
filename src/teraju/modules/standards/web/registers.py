"""The register of editions."""

from __future__ import annotations

from typing import Any

from django.db.models import DateField, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.standards.models import Edition, Scheme
from teraju.modules.standards.selectors import editions, in_force_on
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register
from teraju.platform.web.kinds import Status


def rows(viewer: Viewer) -> QuerySet[Edition]:
    """Every edition, knowing the day it is looked at and whether its requirements are recorded."""
    found: QuerySet[Edition] = Edition.objects.visible_to(viewer).knowing_requirements()
    day = Value(viewer.today, output_field=DateField())
    return found.select_related("standard").annotate(as_of=day)


def standing(edition: Any) -> Status:
    """Whether an edition is in force on the day it is looked at, and how sure that is."""
    today = edition.as_of
    if edition.withdrawn_on and edition.withdrawn_on <= today:
        return Status("none", _("withdrawn"), _("Replaced; certificates against it run out."))
    begun = edition.valid_from is not None and edition.valid_from <= today
    from_its_year = (
        edition.valid_from is None and edition.confirmed and edition.edition <= str(today.year)
    )
    if begun or from_its_year:
        return Status("good", _("in force"), _("May be named in agreements and certificates."))
    if not edition.confirmed:
        return Status("warn", _("unconfirmed"), _("No source confirms that it is out."))
    return Status("none", _("not yet in force"), _("Its first day has not come."))


def is_recorded(edition: Any) -> bool:
    """Whether one can be assessed against it."""
    return bool(edition.has_requirements)


FORCE = Filter(
    key="force",
    label=_("In force today"),
    choices=lambda viewer: [("yes", _("in force")), ("no", _("not in force"))],
    apply=lambda found, value, viewer: (
        found.filter(in_force_on(viewer.today))
        if value == "yes"
        else found.exclude(pk__in=editions(viewer).filter(in_force_on(viewer.today)).values("pk"))
    ),
)

EDITIONS: Register[Edition] = Register(
    key="standards.editions",
    title=_("Standards"),
    noun=_("editions"),
    columns=[
        Column(
            key="designation",
            label=_("Edition"),
            value=lambda e: e.designation,
            sort="standard__code",
        ),
        Column(key="title", label=_("Title"), value=lambda e: e.standard.title),
        Column(
            key="scheme",
            label=_("Scheme"),
            value=lambda e: e.standard.get_scheme_display(),
            sort="standard__scheme",
        ),
        Column(
            key="valid_from",
            label=_("Valid from"),
            value=lambda e: e.valid_from,
            kind="date",
            sort="valid_from",
        ),
        Column(
            key="certifiable",
            label=_("Can be certified"),
            value=lambda e: e.standard.is_certifiable,
            kind="yesno",
            sort="standard__is_certifiable",
        ),
        Column(
            key="requirements",
            label=_("Requirements recorded"),
            value=is_recorded,
            kind="yesno",
            sort="has_requirements",
        ),
        Column(key="standing", label=_("Standing"), value=standing, kind="status"),
    ],
    rows=rows,
    order=["standard__code", "edition", "pk"],
    search=[
        "sni_designation",
        "iso_designation",
        "standard__sni_number",
        "standard__iso_number",
        "standard__title_id",
        "standard__title_en",
    ],
    filters=[
        Filter(
            key="scheme",
            label=_("Scheme"),
            choices=lambda viewer: list(Scheme.choices),
            apply=lambda found, value, viewer: found.filter(standard__scheme=value),
        ),
        FORCE,
    ],
    row_url=lambda e: reverse("standard_edition", args=[e.pk]),
    empty=_("No standard is loaded yet: run “teraju standards load”."),
)
