"""Two rounds of SKM at the Disdukcapil of Kota Kupang, 300 answers each, all of it examples."""

from __future__ import annotations

from datetime import date

from teraju.modules.satisfaction import api as satisfaction
from teraju.platform.organisation.models import Agency

from .cast import Cast

FIRST, SECOND = "SKM Disdukcapil semester 2 tahun 2019", "SKM Disdukcapil semester 1 tahun 2020"
POPULATION = 1200
# How each element is meant to stand, in hundredths of 1 to 4.
AIMS_2019 = {
    "requirements": 312,
    "procedure": 290,
    "time": 248,
    "cost": 372,
    "product": 322,
    "competence": 318,
    "conduct": 318,
    "complaints": 274,
    "facilities": 286,
}
AIMS_2020 = {**AIMS_2019, "time": 304, "procedure": 318, "complaints": 312, "facilities": 292}
MEANS_2018 = ("3.0", "2.9", "2.5", "3.6", "3.1", "3.1", "3.2", "2.6", "2.82")
COMMENTS_2019 = (
    "Antrean KTP-el sampai siang, tolong tambah loket.",
    "Petugas ramah, tetapi ruang tunggu panas.",
    "Blangko habis tidak diumumkan.",
)
COMMENTS_2020 = (
    "Sekarang lebih cepat, nomor antrean jelas.",
    "Kursi tunggu masih kurang.",
    "Akta kelahiran jadi dalam sehari. Terima kasih.",
)


def play(cast: Cast, registry: Agency) -> None:
    """An earlier report, two rounds with what followed from the first, and three complaints."""
    _earlier(cast, registry)
    first = _round(cast, registry, FIRST, ("2019-10-01", "2019-11-29"), AIMS_2019, COMMENTS_2019, 1)
    _follow_up(cast, first)
    _round(cast, registry, SECOND, ("2020-04-01", "2020-05-29"), AIMS_2020, COMMENTS_2020, 2)
    _complaints(cast, registry)
    _running(cast, registry)


def _earlier(cast: Cast, registry: Agency) -> None:
    satisfaction.enter_past(
        actor=cast.at("survey", "2019-09-02"),
        agency=registry,
        is_example=True,
        period="2018",
        starts_on=date(2018, 1, 1),
        ends_on=date(2018, 12, 31),
        scheme="permenpanrb-14-2017",
        printed="74.50",
        respondents=150,
        source="Laporan SKM 2018 (contoh)",
        means={f"U{place}": mean for place, mean in enumerate(MEANS_2018, 1)},
    )


def _round(
    cast: Cast,
    registry: Agency,
    title: str,
    days: tuple[str, str],
    aims: dict[str, int],
    comments: tuple[str, ...],
    seed: int,
) -> satisfaction.Survey:
    """Plan, open, answer, close and publish; the days of the acts are those of the round."""
    first, last = days
    opened = cast.at("survey", first)
    survey = satisfaction.plan_survey(
        actor=opened,
        agency=registry,
        is_example=True,
        title=title,
        starts_on=date.fromisoformat(first),
        ends_on=date.fromisoformat(last),
        population=POPULATION,
    )
    satisfaction.open_survey(actor=opened, survey_id=survey.pk)
    wanted = satisfaction.ExampleAnswers(count=300, aims=aims, seed=seed, comments=comments)
    satisfaction.add_examples(actor=cast.at("survey", last), survey_id=survey.pk, wanted=wanted)
    satisfaction.close_survey(actor=cast.at("survey", last, 16), survey_id=survey.pk)
    month = date.fromisoformat(last).month + 1
    return satisfaction.publish_survey(
        actor=cast.at("registry", f"{last[:4]}-{month:02}-10"), survey_id=survey.pk
    )


def _follow_up(cast: Cast, survey: satisfaction.Survey) -> None:
    satisfaction.order_follow_ups(
        actor=cast.at("registry", "2019-12-12"),
        survey_id=survey.pk,
        wanted={
            "time": "Tambah satu loket KTP-el dan umumkan blangko",
            "complaints": "Pasang kotak dan nomor pengaduan, jawab dalam 14 hari",
            "facilities": "Tambah kipas dan kursi di ruang tunggu",
        },
        owner_office="Kepala Bidang Pelayanan Pendaftaran Penduduk",
        due_on=date(2020, 3, 31),
    )


def _complaints(cast: Cast, registry: Agency) -> None:
    for day, channel, number, title, element in (
        ("2020-08-03", "counter", "", "Blangko KTP-el habis tanpa pengumuman", "time"),
        ("2020-09-07", "sp4n", "5512345", "Nomor antrean dilewati", "procedure"),
        ("2020-10-05", "paper", "", "Kursi ruang tunggu kurang", "facilities"),
    ):
        one = satisfaction.receive_complaint(
            actor=cast.at("counter", day),
            agency=registry,
            is_example=True,
            title=title,
            channel=channel,
            external_number=number,
            received_on=date.fromisoformat(day),
            element=element,
        )
        if day < "2020-10":
            _settle(cast, one, day)


def _settle(cast: Cast, one: satisfaction.Complaint, day: str) -> None:
    actor = cast.at("survey", f"{day[:8]}{int(day[8:]) + 4:02}")
    satisfaction.take_up_complaint(actor=actor, complaint_id=one.pk)
    satisfaction.answer_complaint(
        actor=actor, complaint_id=one.pk, answer="Sudah diperbaiki (contoh).", outcome="justified"
    )
    satisfaction.close_complaint(
        actor=actor, complaint_id=one.pk, ending="Diumumkan setiap pagi di papan (contoh)."
    )


def _running(cast: Cast, registry: Agency) -> None:
    """A third round is open on the day of the demonstration, for whoever tries it by phone."""
    actor = cast.at("survey", "2020-10-01")
    survey = satisfaction.plan_survey(
        actor=actor,
        agency=registry,
        is_example=True,
        title="SKM Disdukcapil semester 2 tahun 2020",
        starts_on=date(2020, 10, 1),
        ends_on=date(2020, 12, 18),
        population=POPULATION,
    )
    satisfaction.open_survey(actor=actor, survey_id=survey.pk)
