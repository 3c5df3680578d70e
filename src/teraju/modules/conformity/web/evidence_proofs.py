"""All evidence of one agency: what its records prove by themselves, and what was added by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from teraju.modules.conformity import evidence, permissions, selectors
from teraju.modules.conformity.domain.evidence import Proof
from teraju.modules.conformity.registry import EvidenceKind, evidence_kinds, proofs_of
from teraju.modules.standards.api import TopicLine, topics
from teraju.platform.accounts import rights
from teraju.platform.exchange.registers import Column, Text
from teraju.platform.web.kinds import Action, Status
from teraju.platform.web.middleware import ViewerRequest

from .common_readiness import agency_for, day_asked
from .listing import Listing, Sieve, file_of, paged, sift
from .readiness_rows import late_words, proof_standing


@dataclass(frozen=True)
class ProofLine:
    """A piece of evidence in words."""

    proof: Proof
    kind: Text
    topics: Sequence[TopicLine]
    late: Sequence[object]
    standing: Status
    on: date

    @property
    def indicators(self) -> Sequence[str]:
        """The indicators that it names, as "ISO 18091:2019, 2.5"."""
        pairs = (one.split(":") for one in sorted(self.proof.indicators))
        return [f"ISO 18091:{edition}, {code}" for edition, code in pairs]

    @property
    def validity(self) -> str:
        if self.proof.ran_out_by(self.on):
            return "ran_out"
        return "valid" if self.proof.counts_on(self.on) else "not_yet"


@require_GET
def readiness_evidence(request: ViewerRequest, pk: int) -> HttpResponse:
    agency, asked = agency_for(request, pk), day_asked(request)
    kinds = evidence_kinds()
    known = topics()
    lines = proof_lines(pk, asked.on, kinds, known)
    sifted = sift(request, _listing(lines, kinds, known), lines, kept=("on",))
    file = file_of(request, sifted, f"{agency.code}-{_('Evidence')}")
    if file:
        return file
    refusal = str(rights.refusal(request.viewer, permissions.EVIDENCE_ADD, agency))
    add = Action(_("Add evidence"), evidence.start_url(pk), refusal, icon="plus")
    page = paged(request, sifted)
    context: dict[str, Any] = {
        "title": _("Evidence of %(agency)s") % {"agency": agency.name},
        "agency": agency,
        "asked": asked,
        "sift": page,
        "page": page,
        "actions": [] if asked.is_past else [add],
    }
    return render(request, "conformity/evidence_proofs.html", context)


def proof_lines(
    agency_id: int, on: date, kinds: Sequence[EvidenceKind], known: dict[str, TopicLine]
) -> list[ProofLine]:
    """What is on record for an agency on a day, the latest fact first."""
    labels = {one.kind: one.label for one in kinds}
    proofs = proofs_of([agency_id], on, with_indicators=True)
    marked = selectors.with_marks([agency_id], proofs, on)
    lines = [
        ProofLine(
            one.proof,
            labels.get(one.proof.kind, one.proof.kind),
            sorted(
                (known[code] for code in one.proof.topics if code in known),
                key=lambda topic: topic.order,
            ),
            late_words(one.late),
            proof_standing(one.proof, on),
            on,
        )
        for one in marked
        if one.proof.recorded_on <= on
    ]
    return sorted(lines, key=lambda line: line.proof.place, reverse=True)


def _listing(
    lines: Sequence[ProofLine], kinds: Sequence[EvidenceKind], known: dict[str, TopicLine]
) -> Listing[ProofLine]:
    there = {one.proof.kind for one in lines}
    asked = {topic.code for one in lines for topic in one.topics}
    return Listing(
        title=_("Evidence"),
        noun=_("pieces of evidence"),
        columns=COLUMNS,
        more=IN_FILES,
        words=_words,
        filters=[
            Sieve(
                key="kind",
                label=_("Kind"),
                choices=[(one.kind, one.label) for one in kinds if one.kind in there],
                keeps=lambda line, value: line.proof.kind == value,
            ),
            Sieve(
                key="topic",
                label=_("Topic"),
                choices=[(one.code, one.title) for one in known.values() if one.code in asked],
                keeps=lambda line, value: value in line.proof.topics,
            ),
            VALIDITY,
            LATE,
        ],
        row_url=lambda line: line.proof.url,
        empty=_("Nothing is on record yet, neither records of Teraju nor what people add."),
    )


def _words(line: ProofLine) -> str:
    return " ".join([str(line.proof.title), str(line.kind), *(one.title for one in line.topics)])


VALIDITY: Sieve[ProofLine] = Sieve(
    key="validity",
    label=gettext_lazy("Validity"),
    choices=(
        ("valid", gettext_lazy("valid")),
        ("ran_out", gettext_lazy("ran out")),
        ("not_yet", gettext_lazy("not valid yet")),
    ),
    keeps=lambda line, value: line.validity == value,
)
LATE: Sieve[ProofLine] = Sieve(
    key="late",
    label=gettext_lazy("Recorded late"),
    choices=(("yes", gettext_lazy("marked")), ("no", gettext_lazy("not marked"))),
    keeps=lambda line, value: bool(line.late) == (value == "yes"),
)
COLUMNS: Sequence[Column[Any]] = (
    Column(key="title", label=gettext_lazy("Title"), value=lambda line: str(line.proof.title)),
    Column(key="kind", label=gettext_lazy("Kind"), value=lambda line: str(line.kind)),
    Column(
        key="topics",
        label=gettext_lazy("Topics"),
        value=lambda line: [*(one.title for one in line.topics), *line.indicators],
    ),
    Column(
        key="happened_on",
        label=gettext_lazy("Date of the fact"),
        value=lambda line: line.proof.happened_on,
        kind="date",
    ),
    Column(
        key="recorded_on",
        label=gettext_lazy("Recorded on"),
        value=lambda line: line.proof.recorded_on,
        kind="date",
    ),
    Column(
        key="valid_until",
        label=gettext_lazy("Valid until"),
        value=lambda line: line.proof.valid_until,
        kind="date",
    ),
    Column(
        key="standing", label=gettext_lazy("State"), value=lambda line: line.standing, kind="status"
    ),
    Column(key="late", label=gettext_lazy("Marks"), value=lambda line: list(line.late) or None),
)

IN_FILES: Sequence[Column[Any]] = (
    Column(
        key="valid_from",
        label=gettext_lazy("Valid from"),
        value=lambda line: line.proof.valid_from,
        kind="date",
    ),
)
