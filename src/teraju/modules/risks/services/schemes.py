"""Which matrix, bands and appetite count."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.risks import permissions
from teraju.modules.risks.domain.matrix import HIGHEST, band_codes, matrix_codes
from teraju.modules.risks.models import RiskScheme
from teraju.modules.risks.refusals import DateOutOfOrder
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event, values_of
from teraju.platform.organisation.models import Agency, Government

from .common import said

FIELDS = ("matrix", "bands", "appetite", "valid_from", "basis")


@transaction.atomic
def set_scheme(
    *,
    actor: Viewer,
    government: Government,
    agency: Agency | None,
    matrix: str,
    bands: str,
    appetite: int,
    valid_from: date,
    basis: str,
    is_example: bool = False,
) -> RiskScheme:
    """Choose matrix, bands and appetite from a day on; what was rated before keeps its own."""
    rights.require(actor, permissions.SCHEME_WRITE, agency or government)
    if matrix not in matrix_codes():
        raise DomainError(_("This matrix is not known."), field="matrix")
    if bands not in band_codes():
        raise DomainError(_("These bands are not known."), field="bands")
    if not 1 <= appetite <= HIGHEST:
        raise DomainError(_("The appetite is a value of the matrix, 1 to 25."), field="appetite")
    if valid_from < actor.today:
        raise DateOutOfOrder(
            _("It counts from today on at the earliest: what was rated keeps its matrix."),
            field="valid_from",
        )
    scheme = RiskScheme(
        government=government,
        agency=agency,
        matrix=matrix,
        bands=bands,
        appetite=appetite,
        valid_from=valid_from,
        basis=said(basis, "basis", _("Say what the choice rests on.")),
        set_office=actor.office[:160],
        is_example=is_example,
    )
    save(actor, scheme)
    after = values_of(scheme, FIELDS)
    record_event(actor=actor, verb="risks.scheme.set", target=scheme, after=after)
    return scheme
