"""What a report says and what it does not, part by part."""

from __future__ import annotations

from collections.abc import Mapping

from teraju.modules.integrity.gratification.domain.assessing import Kind
from teraju.modules.integrity.gratification.domain.completeness import (
    Part,
    missing_by_form,
    missing_by_law,
)
from teraju.modules.integrity.gratification.models import GiftReport
from teraju.platform.files.api import Attachment


def parts_of(report: GiftReport) -> Mapping[Part, bool]:
    """Which parts a report says. Three queries."""
    values = list(report.items.values_list("value", flat=True))
    feast = report.is_feast and report.envelopes.exists()
    photos = Attachment.objects.standing().filter(
        target_type=report._meta.label_lower, target_id=str(report.pk)
    )
    return {
        Part.RECEIVER_NAME: bool(report.receiver_name),
        Part.RECEIVER_ADDRESS: bool(report.receiver_address or report.receiver_office_address),
        Part.RECEIVER_POST: bool(report.receiver_post),
        Part.RECEIVER_NIK: bool(report.receiver_nik),
        Part.RECEIVER_PHONE: bool(report.receiver_phone),
        # At a feast every line names its giver.
        Part.GIVER_NAME: feast or bool(report.giver_name),
        Part.GIVER_ADDRESS: feast or bool(report.giver_address),
        Part.GIVER_RELATION: feast or bool(report.giver_relation),
        Part.EVENT_DAY: True,
        Part.EVENT_PLACE: bool(report.place),
        Part.OCCASION: bool(report.occasion),
        Part.OBJECT: feast or bool(values),
        Part.OBJECT_VALUE: feast or (bool(values) and None not in values),
        Part.PHOTO: photos.exists(),
    }


def missing_of(report: GiftReport) -> list[Part]:
    """What the law asks and the report does not say. Three queries."""
    return missing_by_law(Kind(report.kind), parts_of(report))


def lacking(report: GiftReport) -> tuple[list[Part], list[Part]]:
    """What is missing by law, and what KPK's form has room for beyond it. Three queries."""
    said, kind = parts_of(report), Kind(report.kind)
    return missing_by_law(kind, said), missing_by_form(kind, said)
