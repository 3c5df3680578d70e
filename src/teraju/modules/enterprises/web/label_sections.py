"""What the page of a label that was checked shows."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.enterprises.models import Product
from teraju.modules.enterprises.models.certificate_choices import MARKS
from teraju.modules.enterprises.selectors import certificate_reading as reading
from teraju.modules.enterprises.selectors.certificates import marks_of
from teraju.modules.enterprises.services.labels import PHOTO
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.api import attachments_of
from teraju.platform.web.kinds import Fact, Link, Section
from teraju.platform.web.record_parts import table

from .certificate_common import said
from .certificate_statuses import ruling_status


def label_facts(viewer: Viewer, one: Any) -> list[Fact]:
    upload = _upload(viewer, one)
    return said(
        [
            Fact(_("Product"), str(one.product), url=one.product.get_absolute_url()),
            Fact(
                _("Enterprise"),
                str(one.product.enterprise),
                url=one.product.enterprise.get_absolute_url(),
            ),
            Fact(_("Label seen on"), one.seen_on),
            Fact(
                _("Photo sent by the owner"),
                date_format(localtime(upload.sent_at)) if upload else "",
                url=upload.get_absolute_url() if upload else "",
            ),
            Fact(_("SNI number on the label"), one.printed),
            Fact(_("What was seen"), one.note),
            Fact(_("What has to be changed"), one.correction),
            Fact(_("To be put right by"), one.due_on),
            Fact(_("Put right on"), one.settled_on),
            Fact(_("What was seen then"), one.outcome),
            Fact(_("Reason"), one.reason),
            Fact(_("Agency"), one.agency.name),
        ]
    )


def label_title(one: Any) -> str:
    return f"{_('Label')}: {one.product}"


def bearing_facts(viewer: Viewer, product: Product) -> tuple[Fact, ...]:
    """What a product may bear today, before somebody looks at its label."""
    found = []
    for one in marks_of(product, viewer.today):
        until = one.grant.valid_until if one.grant else None
        words = _("{mark} (until {day})") if until else "{mark}"
        day = date_format(until) if until else ""
        found.append(words.format(mark=MARKS[one.mark], day=day))
    return (
        Fact(_("Product"), f"{product.enterprise}: {product}"),
        Fact(_("Marks it may bear today"), ", ".join(found) or pgettext("marks", "none")),
    )


def photos_section(viewer: Viewer, one: Any) -> list[Section]:
    """The label as it was photographed, by the office or by the owner."""
    photos: list[Any] = [file for file in attachments_of(viewer, one) if file.kind == PHOTO]
    upload = _upload(viewer, one)
    if upload is not None:
        url = reverse("enterprises_upload_picture", args=[upload.pk])
        photos.append({"url": url, "title": _("Photo sent by the owner")})
    if not photos:
        return []
    title = _("Photo of the label")
    return [Section(title, "enterprises/photos.html", {"photos": photos}, side=True)]


def _upload(viewer: Viewer, one: Any) -> Any:
    """What the owner sent, for the office alone: guests do not open it."""
    return None if rights.is_guest_at(viewer, one) else one.upload


def rulings_section(viewer: Viewer, one: Any) -> Section:
    """Each mark seen, what the rules say of it, and what that rests on."""
    ids = [ruling["certificate"] for ruling in one.rulings if ruling["certificate"]]
    known = {found.pk: found for found in reading.certificates(viewer).filter(pk__in=ids)}
    rows = []
    for ruling in one.rulings:
        status = ruling_status(ruling)
        found = known.get(ruling["certificate"])
        rests = Link(found.number, found.get_absolute_url()) if found else "–"
        rows.append([MARKS[ruling["mark"]], status, status.meaning, rests])
    headers = [pgettext("label", "Mark"), _("Status"), _("Why"), _("Rests on")]
    return table(_("Marks on the label"), headers, rows, _("The label shows no mark."))
