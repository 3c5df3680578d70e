"""Kota Kupang diagnoses itself: its four first units in 2018, the year after, and this year.

What was found is nowhere told: every colour here is invented and marked so. That the four units
begin is a fact, and so is that the standard of 2018 was the edition of 2014.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from teraju.modules.iso18091 import api as reliable
from teraju.platform.accounts.roles import Role
from teraju.platform.organisation.models import Agency

from .cast import Cast

# Which unit answers for which indicators of either edition, in the order of `kupang.UNITS`.
SHARES: Mapping[str, Sequence[tuple[str, ...]]] = {
    "2014": (
        ("1.1", "1.2", "1.3", "1.4", "1.7", "1.8", "1.9", "1.11", "1.12", "2.1", "2.2", "2.3"),
        ("3.1", "3.2", "3.5", "3.6", "3.7", "4.1", "4.2", "4.6", "4.8"),
        ("1.5", "1.10", "2.4", "2.5", "2.6", "2.7", "2.8", "4.3", "4.4", "4.5", "4.7"),
        ("1.6", "3.3", "3.4", "3.8", "3.9", "3.10", "3.11"),
    ),
    "2019": (
        ("1.1", "1.2", "1.3", "1.6", "1.8", "1.9", "1.10", "2.1", "2.2", "2.3", "4.8", "4.9"),
        ("3.1", "3.2", "3.5", "3.6", "3.7", "3.12", "4.1", "4.2", "4.6"),
        ("1.4", "2.4", "2.5", "2.6", "2.7", "2.8", "4.3", "4.4", "4.5", "4.7"),
        ("1.5", "1.7", "3.3", "3.4", "3.8", "3.9", "3.10", "3.11"),
    ),
}
ANSWERS_BY = ("secretary", "director", "finance", "registry")
# A colour for each sub-indicator: what an indicator of this letter is like.
SHAPES = {"H": "HHHHH", "K": "HKHHK", "M": "KMHKK", "-": "HKHH-"}
COLOURS = {"H": "green", "K": "yellow", "M": "red", "-": ""}


@dataclass(frozen=True)
class Year:
    """A diagnosis as it is told: a letter for each of the 39, and the days it went by."""

    year: int
    edition: str
    started: str
    due: str
    answered: str
    own: str
    handed_over: str
    verified: str
    verified_on: str
    concluded: str = ""
    summary: str = ""


YEARS = (
    Year(
        2018,
        "2014",
        "2018-07-02",
        "2018-09-28",
        "2018-09-20",
        "KKKMHKKMKHKMMKKMKKMKHKMKKHKMKMKMMKMKKM-",
        "2018-10-01",
        "KKKMKKKMKKKMMKKMKKMKKKMKKHKMKMKMMKMKKM-",
        "2018-11-05",
        "2018-11-12",
        "Diagnosis pertama empat unit. Sebagian besar program berjalan tanpa diagnosis tertulis; "
        "bukti layanan kesehatan paling lengkap.",
    ),
    Year(
        2019,
        "2019",
        "2019-06-03",
        "2019-09-27",
        "2019-09-16",
        "KKKHKKKKKKMKKMKKKKHKKKKHKMKMKKMKKMKKMKK",
        "2019-10-01",
        "KKKHKKKMKKMKKMKKKKKKKKKHKMKMKKMKKMKKMKK",
        "2019-11-04",
        "2019-11-11",
        "Tahun pertama menurut edisi 2019. Keuangan daerah dan kesehatan hijau; partisipasi warga "
        "dan persampahan menunggu perbaikan.",
    ),
    Year(
        2020,
        "2019",
        "2020-06-01",
        "2020-09-25",
        "2020-09-14",
        "HKKHHKHKKKKKKKKKKKHKKKKHHKKKKKKKKKKKKKK",
        "2020-10-01",
        "KKKHHKHKKKKKKMKKKKHK",
        "2020-10-12",
    ),
)


def diagnose(cast: Cast, units: Sequence[Agency]) -> None:
    """The three years, one after the other."""
    cast.person("verifier", "Ketua Tim Verifikasi 18091", Role.INTERNAL_AUDITOR, None, "2018-07-02")
    for told in YEARS:
        made = _begin(cast, units, told)
        _answer(cast, units, made, told)
        _verify(cast, made, told)
    _improve(cast)


def _begin(cast: Cast, units: Sequence[Agency], told: Year) -> reliable.Diagnosis:
    actor = cast.at("secretary", told.started)
    made = reliable.start_diagnosis(
        actor=actor,
        government=cast.government,
        year=told.year,
        edition=told.edition,
        started_on=date.fromisoformat(told.started),
        is_example=True,
    )
    for unit, codes in zip(units, SHARES[told.edition], strict=True):
        reliable.assign(
            actor=actor,
            diagnosis_id=made.pk,
            agency=unit,
            codes=codes,
            due_on=date.fromisoformat(told.due),
        )
    return made


def _answer(cast: Cast, units: Sequence[Agency], made: reliable.Diagnosis, told: Year) -> None:
    """Each unit brings its answers as a file, and the papers behind what is green."""
    letters = _letters(made, told.own)
    for unit, who in zip(units, ANSWERS_BY, strict=True):
        actor = cast.at(who, told.answered)
        own = {row.code for row in made.indicators.all() if row.agency_id == unit.pk}
        _bring(cast, made, who, told.answered, {code: letters[code] for code in sorted(own)})
        for row in made.indicators.filter(agency=unit).order_by("position"):
            if letters[row.code] == "H":
                reliable.add_evidence(
                    actor=actor,
                    indicator_id=row.pk,
                    title=f"Laporan tahunan {unit.short_name} {told.year} (contoh)",
                    happened_on=date.fromisoformat(told.answered),
                    valid_until=date(told.year + 1, 12, 31),
                    is_example=True,
                )
    reliable.hand_over(
        actor=cast.at("secretary", told.handed_over),
        diagnosis_id=made.pk,
        verifier="Tim Verifikasi 18091 Kota Kupang",
    )


def _verify(cast: Cast, made: reliable.Diagnosis, told: Year) -> None:
    """The team of another office looks at all of it, or this year at the first half so far."""
    _bring(cast, made, "verifier", told.verified_on, _letters(made, told.verified))
    if not told.concluded:
        return
    reliable.conclude(
        actor=cast.at("verifier", told.concluded), diagnosis_id=made.pk, summary=told.summary
    )
    reliable.publish(actor=cast.at("secretary", told.concluded, 14), diagnosis_id=made.pk)


def _letters(made: reliable.Diagnosis, letters: str) -> dict[str, str]:
    """The letter of each indicator, as far as there are letters."""
    rows = made.indicators.order_by("position").values_list("code", flat=True)
    return dict(zip(rows, letters, strict=False))


def _bring(
    cast: Cast, made: reliable.Diagnosis, who: str, day: str, letters: Mapping[str, str]
) -> None:
    rows = reliable.Answer.objects.filter(
        indicator__diagnosis=made, indicator__code__in=list(letters)
    )
    reliable.import_answers(
        actor=cast.at(who, day),
        government=cast.government,
        changed=[
            (row, COLOURS[SHAPES[letters[row.indicator.code]][row.question.number - 1]])
            for row in rows.select_related("indicator", "question").order_by("pk")
        ],
        source={"file": f"jawaban-{made.year}.xlsx"},
    )


def _improve(cast: Cast) -> None:
    """What the second year left red becomes work of a unit."""
    row = reliable.Indicator.objects.get(
        government=cast.government, diagnosis__year=2019, code="3.10"
    )
    reliable.plan_improvement(
        actor=cast.at("registry", "2019-11-18"),
        indicator_id=row.pk,
        title="Data cagar budaya kota disusun dan dipublikasikan",
        description="Menindaklanjuti indikator 3.10 yang merah pada diagnosis 2019.",
        owner_office="Kepala Disdukcapil",
        due_on=date(2020, 6, 30),
        is_example=True,
    )
