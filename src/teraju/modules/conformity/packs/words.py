"""What the papers and notes of an auditor's pack say, in the language of the pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from teraju.modules.conformity import wording
from teraju.modules.conformity.domain.evidence import Proof
from teraju.modules.conformity.domain.packs import EVIDENCE, stays_inside
from teraju.modules.conformity.domain.readiness import Reason, RequirementStanding
from teraju.modules.conformity.domain.states import State
from teraju.modules.conformity.selectors.packs import Contents, Enclosed
from teraju.modules.standards.api import Asked
from teraju.platform.papers.contents import (
    EvidenceLine,
    PackFile,
    PackIndex,
    PackManifest,
    PackRequirement,
)


def facts(contents: Contents) -> list[tuple[str, object]]:
    """What the pack is about."""
    return [
        (_("Agency"), contents.agency.name),
        (_("Standard"), contents.edition.designation),
        (_("Period"), f"{wording.day(contents.since)} – {wording.day(contents.until)}"),
        (_("Pieces of evidence"), len(contents.enclosed)),
    ]


def index(contents: Contents) -> PackIndex:
    """Every requirement with its state on the last day of the period and what speaks for it."""
    asked = {one.number: one for one in contents.readiness.asked if one.is_assessed}
    known = facts(contents)
    known.insert(3, (_("State as of"), contents.until))
    if contents.kept_back:
        known.append((_("Kept back"), _kept_back(len(contents.kept_back))))
    return PackIndex(
        title=_("Index of the auditor's pack"),
        subtitle=_("Self-assessment"),
        facts=known,
        requirements=[
            _requirement(contents, asked[standing.number], standing)
            for standing in contents.readiness.requirements
        ],
    )


def manifest(
    contents: Contents, files: Sequence[PackFile], made_by: str, made_at: datetime
) -> PackManifest:
    """Every file of the pack but the manifest itself."""
    return PackManifest(
        title=_("Manifest of the auditor's pack"),
        facts=facts(contents),
        made_by=made_by,
        made_at=made_at,
        files=sorted(files, key=lambda file: file["path"]),
    )


def note(contents: Contents, one: Enclosed) -> str:
    """What is known of a piece of evidence, line by line."""
    lines = [f"{one.ref} · {one.piece.main.title}", ""]
    for proof in one.piece.proofs:
        lines += [*_filled(_said(contents, proof)), ""]
    lines += _filled(_around(one))
    if one.files:
        lines += ["", _("Files:")]
    for path, file in one.files:
        name = path.removeprefix(f"{one.folder}/")
        lines.append(f"  {name}: {_one_line(file.title)} ({wording.day(file.on)})")
    return "\n".join(lines) + "\n"


def _requirement(
    contents: Contents, asked: Asked, standing: RequirementStanding
) -> PackRequirement:
    lines = [_line(one) for one in contents.enclosed if one.speaks_for(asked)]
    kept_back = sum(not topics.isdisjoint(asked.topics) for topics in contents.kept_back)
    if kept_back:
        lines.append(
            EvidenceLine(
                ref="–",
                title=_kept_back(kept_back),
                on=None,
                recorded=None,
                valid_until=None,
                file=None,
            )
        )
    found = PackRequirement(
        number=asked.number,
        title=asked.title,
        state=standing.state.value,
        evidence=lines,
    )
    reasons = _left_out(contents, standing)
    if reasons:
        found["remark"] = " ".join(reasons)
    return found


def _left_out(contents: Contents, standing: RequirementStanding) -> list[str]:
    """Why a requirement does not apply, in the words of whoever judged it."""
    if standing.state is not State.NOT_APPLICABLE:
        return []
    restricted = {code for code, topic in contents.topics.items() if topic.is_restricted}
    reasons = [
        _("Does not apply; the reason is shown on site.")
        if stays_inside({one.topic}, restricted)
        else wording.sentence(one)
        for one in standing.topics
        # Where a record says so it stands among the evidence.
        if one.reason is Reason.LEFT_OUT
    ]
    return list(dict.fromkeys(reasons))


def _line(one: Enclosed) -> EvidenceLine:
    main = one.piece.main
    line = EvidenceLine(
        ref=one.ref,
        title=main.title,
        on=main.happened_on,
        recorded=main.recorded_on,
        valid_until=main.valid_until,
        # Its number finds the folder; the whole name would run out of its column.
        file=f"{EVIDENCE}/{one.ref}",
    )
    remarks = list(_remarks(one))
    if remarks:
        line["remark"] = "; ".join(remarks)
    return line


def _remarks(one: Enclosed) -> Iterator[str]:
    """What an auditor has to know of a piece before they open it."""
    yield from (str(wording.LATE[late]) for late in sorted(one.late))
    if one.piece.gone:
        yield _("no longer on record on the last day of the period")
    elif one.piece.main.reason:
        yield str(one.piece.main.reason)


def _kept_back(count: int) -> str:
    return ngettext(
        "%(count)d record of restricted topics is shown on site",
        "%(count)d records of restricted topics are shown on site",
        count,
    ) % {"count": count}


def _said(contents: Contents, proof: Proof) -> Iterator[tuple[str, object]]:
    """What a record says for its topics."""
    kind = wording.kinds_by_code().get(proof.kind)
    known = [contents.topics[code] for code in proof.topics if code in contents.topics]
    yield _("Kind"), kind.label if kind else proof.kind
    yield _("Title"), _one_line(str(proof.title))
    yield _("Topics"), ", ".join(one.title for one in sorted(known, key=lambda one: one.order))
    yield _("State"), _("supports") if proof.supports else wording.STATES[proof.state]
    yield _("Date of the fact"), wording.day(proof.happened_on)
    yield _("Recorded on"), wording.day(proof.recorded_on)
    yield _("Valid from"), wording.day(proof.valid_from)
    yield _("Last day it counts"), wording.day(proof.valid_until)
    yield _("Address"), f"{settings.TERAJU_ADDRESS}{proof.url}"


def _around(one: Enclosed) -> Iterator[tuple[str, object]]:
    """What else is known: the marks, and what whoever added it by hand wrote."""
    yield _("Marks"), "; ".join(_remarks(one))
    row = one.by_hand
    if row is None:
        return
    yield _("own reference"), row.reference
    yield _("Note"), row.note
    yield _("recorded by"), row.recorded_office
    if row.withdrawn_on:
        yield _("Withdrawn on"), f"{wording.day(row.withdrawn_on)} ({row.withdrawn_reason})"


def _filled(said: Iterable[tuple[str, object]]) -> list[str]:
    return [f"{capfirst(label)}: {value}" for label, value in said if value]


def _one_line(text: str) -> str:
    return " ".join(text.split())
