"""The letter of scope: entered as a draft, put in force, revoked by a later one."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.metrology import unit_permissions as permissions
from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.scope import LETTER, ScopeState
from teraju.modules.metrology.models import ScopeArea, ScopeLetter, ScopeLine
from teraju.modules.metrology.unit_refusals import DayOutOfOrder, NotNow
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import fill, locked, needed
from teraju.platform.audit.api import filled, values_of
from teraju.platform.organisation.models import Agency

from .unit_common import check_not_future, moved, tell

FIELDS = ("number", "issued_on", "issuer", "region", "mark_code", "note")
LINE_FIELDS = ("classes", "parameter", "lower", "upper", "standards")
AREA_FIELDS = ("name", "agreement", "since", "until")


@transaction.atomic
def add_letter(
    *,
    actor: Viewer,
    agency: Agency,
    copy_lines: bool = False,
    is_example: bool = False,
    **values: Any,
) -> ScopeLetter:
    """Enter a letter as a draft, if wanted with what the one in force lists."""
    rights.require(actor, permissions.SCOPE_WRITE, agency)
    letter = ScopeLetter(government=agency.government, agency=agency, is_example=is_example)
    fill(letter, values, FIELDS)
    check_not_future(actor, letter.issued_on, "issued_on")
    save(actor, letter)
    if copy_lines:
        _copy(actor, letter)
    tell(actor, letter, "scope.added", filled(values_of(letter, FIELDS)))
    return letter


def _copy(actor: Viewer, letter: ScopeLetter) -> None:
    """What the letter in force lists; agreements are copied too, their days stay what they are."""
    old = ScopeLetter.objects.filter(agency=letter.agency_id, state=ScopeState.IN_FORCE).first()
    if old is None:
        return
    for line in old.lines.order_by("pk"):
        values = {name: getattr(line, name) for name in ("kind", *LINE_FIELDS)}
        save(actor, ScopeLine(letter=letter, **values))
    for area in old.areas.order_by("pk"):
        values = {name: getattr(area, name) for name in AREA_FIELDS}
        save(actor, ScopeArea(letter=letter, **values))


@transaction.atomic
def change_letter(
    *, actor: Viewer, letter_id: int, expected_version: int | None = None, **values: Any
) -> ScopeLetter:
    """Change what a draft says of the letter itself."""
    letter = _draft(actor, letter_id, expected_version)
    before = values_of(letter, FIELDS)
    fill(letter, values, FIELDS)
    check_not_future(actor, letter.issued_on, "issued_on")
    save(actor, letter)
    tell(actor, letter, "scope.changed", values_of(letter, FIELDS), before)
    return letter


@transaction.atomic
def set_kinds(
    *,
    actor: Viewer,
    letter_id: int,
    expected_version: int | None = None,
    kinds: Collection[str],
) -> ScopeLetter:
    """Say which kinds a draft lists; lines of kinds that stay keep their bounds."""
    letter = _draft(actor, letter_id, expected_version)
    known = catalogue().kinds
    if not kinds or any(code not in known for code in kinds):
        raise DomainError(_("Choose at least one kind of the catalogue."), field="kinds")
    standing = set(letter.lines.values_list("kind", flat=True))
    letter.lines.exclude(kind__in=kinds).delete()
    for code in [code for code in known if code in kinds and code not in standing]:
        save(actor, ScopeLine(letter=letter, kind=code))
    save(actor, letter)
    words = {"kinds": [code for code in known if code in kinds]}
    tell(actor, letter, "scope.kinds_set", words, {"kinds": sorted(standing)})
    return letter


@transaction.atomic
def add_line(
    *, actor: Viewer, letter_id: int, expected_version: int | None = None, kind: str
) -> ScopeLine:
    """Add a further line of a kind, for other bounds."""
    letter = _draft(actor, letter_id, expected_version)
    if kind not in catalogue().kinds:
        raise DomainError(_("Choose a kind of the catalogue."), field="kind")
    line = ScopeLine(letter=letter, kind=kind)
    save(actor, line)
    save(actor, letter)
    tell(actor, letter, "scope.line_added", {"kind": kind})
    return line


@transaction.atomic
def change_line(
    *,
    actor: Viewer,
    letter_id: int,
    line_id: int,
    expected_version: int | None = None,
    classes: str = "",
    parameter: str = "",
    lower: Decimal | None = None,
    upper: Decimal | None = None,
    standards: str = "",
) -> ScopeLetter:
    """Set the bounds of a line of a draft, in the unit of the catalogue."""
    letter = _draft(actor, letter_id, expected_version)
    line: ScopeLine = ScopeLine.objects.select_for_update(no_key=True).get(
        pk=line_id, letter=letter
    )
    if (lower is not None or upper is not None) and not parameter:
        raise DomainError(_("Say what is bounded."), field="parameter")
    if lower is not None and upper is not None and upper < lower:
        raise DomainError(_("The upper bound is not below the lower one."), field="upper")
    before = values_of(line, LINE_FIELDS)
    written = " ".join(classes.upper().replace(",", " ").split())
    bounded = parameter if (lower, upper) != (None, None) else ""
    values = {"parameter": bounded, "lower": lower, "upper": upper, "standards": standards}
    fill(line, {"classes": written, **values}, LINE_FIELDS)
    save(actor, line)
    save(actor, letter)
    after = {"kind": line.kind, **values_of(line, LINE_FIELDS)}
    tell(actor, letter, "scope.line_changed", after, {"kind": line.kind, **before})
    return letter


@transaction.atomic
def remove_line(
    *, actor: Viewer, letter_id: int, line_id: int, expected_version: int | None = None
) -> ScopeLetter:
    """Take a line out of a draft."""
    letter = _draft(actor, letter_id, expected_version)
    line = ScopeLine.objects.select_for_update(no_key=True).get(pk=line_id, letter=letter)
    before = filled({"kind": line.kind, **values_of(line, LINE_FIELDS)})
    line.delete()
    save(actor, letter)
    tell(actor, letter, "scope.line_removed", before=before)
    return letter


@transaction.atomic
def add_area(
    *,
    actor: Viewer,
    letter_id: int,
    expected_version: int | None = None,
    name: str,
    agreement: str,
    since: date | None = None,
    until: date | None = None,
) -> ScopeLetter:
    """Add a region in which the unit works under an agreement between governments."""
    letter = _draft(actor, letter_id, expected_version)
    area = ScopeArea(letter=letter)
    values = {"name": name, "agreement": agreement, "since": since, "until": until}
    fill(area, values, AREA_FIELDS)
    if since and until and until < since:
        raise DayOutOfOrder(_("The last day lies before the first."), field="until")
    save(actor, area)
    save(actor, letter)
    tell(actor, letter, "scope.area_added", filled(values_of(area, AREA_FIELDS)))
    return letter


@transaction.atomic
def remove_area(
    *, actor: Viewer, letter_id: int, area_id: int, expected_version: int | None = None
) -> ScopeLetter:
    """Take a region out of a draft."""
    letter = _draft(actor, letter_id, expected_version)
    area = ScopeArea.objects.select_for_update(no_key=True).get(pk=area_id, letter=letter)
    before = filled(values_of(area, AREA_FIELDS))
    area.delete()
    save(actor, letter)
    tell(actor, letter, "scope.area_removed", before=before)
    return letter


@transaction.atomic
def enact(
    *, actor: Viewer, letter_id: int, expected_version: int | None = None, from_on: date
) -> ScopeLetter:
    """Put a draft in force from a day; the letter in force until then is revoked by it."""
    letter = _locked(actor, letter_id, expected_version)
    moved(letter, "enact", LETTER)
    check_not_future(actor, from_on, "from_on")
    if from_on < letter.issued_on:
        raise DayOutOfOrder(_("It was not issued yet on this day."), field="from_on")
    if not letter.lines.exists():
        raise NotNow(_("The letter lists nothing: say which kinds it covers first."))
    _revoke_earlier(actor, letter, from_on)
    letter.from_on = from_on
    save(actor, letter)
    tell(actor, letter, "scope.enacted", {"from_on": from_on})
    return letter


def _revoke_earlier(actor: Viewer, letter: ScopeLetter, from_on: date) -> None:
    # The agency is locked, so that of two letters at once one meets the other.
    Agency.objects.select_for_update(no_key=True).get(pk=letter.agency_id)
    rows = ScopeLetter.objects.filter(agency=letter.agency_id).exclude(pk=letter.pk)
    ended = rows.filter(state=ScopeState.ENDED, ended_on__gt=from_on)
    old = rows.filter(state=ScopeState.IN_FORCE).first()
    if ended.exists() or (old is not None and old.from_on and from_on <= old.from_on):
        raise DayOutOfOrder(_("An earlier letter still held on this day."), field="from_on")
    if old is None:
        return
    moved(old, "end", LETTER)
    old.ended_on, old.replaced_by = from_on, letter
    old.ended_because = letter.number
    save(actor, old)
    tell(actor, old, "scope.ended", {"ended_on": from_on, "replaced_by": letter.number})


@transaction.atomic
def end_letter(
    *,
    actor: Viewer,
    letter_id: int,
    expected_version: int | None = None,
    ended_on: date,
    reason: str,
) -> ScopeLetter:
    """Record that a letter was taken back without a new one: from then on nothing is tested."""
    letter = _locked(actor, letter_id, expected_version)
    moved(letter, "end", LETTER)
    check_not_future(actor, ended_on, "ended_on")
    if letter.from_on and ended_on < letter.from_on:
        raise DayOutOfOrder(_("It was not in force yet on this day."), field="ended_on")
    letter.ended_on = ended_on
    letter.ended_because = needed(reason, "reason", _("Say why it ended."))[:300]
    save(actor, letter)
    tell(actor, letter, "scope.ended", {"ended_on": ended_on, "reason": letter.ended_because})
    return letter


@transaction.atomic
def reinstate_letter(
    *, actor: Viewer, letter_id: int, expected_version: int | None = None, reason: str
) -> ScopeLetter:
    """Take an end back that was recorded by mistake: the letter holds as if it had never ended."""
    letter = _locked(actor, letter_id, expected_version)
    moved(letter, "reinstate", LETTER)
    # The agency is locked, so that a letter put in force at the same time is seen.
    Agency.objects.select_for_update(no_key=True).get(pk=letter.agency_id)
    later = ScopeLetter.objects.filter(agency=letter.agency_id, from_on__gte=letter.ended_on)
    if letter.replaced_by_id or later.exclude(pk=letter.pk).exists():
        raise NotNow(_("A later letter took its place."))
    why = needed(reason, "reason", _("Say why."))
    before = {"ended_on": letter.ended_on}
    letter.ended_on, letter.ended_because = None, ""
    save(actor, letter)
    tell(actor, letter, "scope.reinstated", {"reason": why}, before)
    return letter


@transaction.atomic
def drop_letter(
    *, actor: Viewer, letter_id: int, expected_version: int | None = None, reason: str
) -> ScopeLetter:
    """Give a draft up, with the reason."""
    letter = _locked(actor, letter_id, expected_version)
    moved(letter, "drop", LETTER)
    letter.ended_because = needed(reason, "reason", _("Say why."))[:300]
    save(actor, letter)
    tell(actor, letter, "scope.dropped", {"reason": letter.ended_because})
    return letter


@transaction.atomic
def resume_letter(
    *, actor: Viewer, letter_id: int, expected_version: int | None = None, reason: str
) -> ScopeLetter:
    """Take a dropped draft up again, with the reason."""
    letter = _locked(actor, letter_id, expected_version)
    moved(letter, "resume", LETTER)
    letter.ended_because = ""
    save(actor, letter)
    tell(actor, letter, "scope.resumed", {"reason": needed(reason, "reason", _("Say why."))})
    return letter


def _locked(actor: Viewer, pk: int, expected_version: int | None) -> ScopeLetter:
    rows = ScopeLetter.objects.visible_to(actor)
    found: ScopeLetter = locked(actor, rows, pk, permissions.SCOPE_WRITE, expected_version)
    return found


def _draft(actor: Viewer, pk: int, expected_version: int | None) -> ScopeLetter:
    letter = _locked(actor, pk, expected_version)
    require_draft(letter)
    return letter


def require_draft(letter: ScopeLetter) -> None:
    if letter.state != ScopeState.DRAFT:
        raise NotNow(_("Only a draft is changed: enter the new letter as a letter of its own."))
