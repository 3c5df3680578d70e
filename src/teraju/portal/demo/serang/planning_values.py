"""What the Inspektorat measured from 2018 to 2020, what it did where it was red, its reviews."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal

from teraju.kernel.periods import add_months
from teraju.modules.planning import api as planning
from teraju.portal.demo.cast import Cast

from .stage import Stage

MONTHS = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}
# "above/below" where a value is worked out, else the value; the first period is given before ":".
VALUES: Mapping[str, tuple[str, str]] = {
    "SM-01": (
        "2018-07",
        "8/9 9/10 10/11 10/11 9/10 12/13 "
        "8/9 8/9 9/10 9/10 10/11 9/10 10/11 9/10 10/11 11/12 10/11 13/14 "
        "9/10 9/10 13/15 6/9 8/9 10/11 11/12 10/11 12/13",
    ),
    "SM-02": ("2018-07", "47/71 55/82 49/72 52/74 58/82 66/91 54/73 58/79 50/74"),
    "SM-03": ("2018-07", "254/80 262/82 276/85 281/86"),
    "SM-04": ("2018-07", "28 27 26.5 26 25.5 25 24.5 29 27.5"),
    "SM-05": ("2018-01", "19/26 22/27"),
    "SM-06": (
        "2018-07",
        "1090/78 1150/78 1040/81 1110/81 1180/81 1225/81 1120/84 935/84 1130/84",
    ),
    "SM-07": (
        "2018-07",
        "9/9 10/10 11/11 11/11 10/10 13/13 "
        "9/9 9/9 10/10 10/10 11/11 10/10 11/11 10/10 11/11 12/12 11/11 14/14 "
        "10/10 10/10 10/10 9/9 9/9 11/11 12/12 11/11 13/13",
    ),
    "SM-08": ("2018-07", "7/7 6/6 9/9 8/8"),
    "SM-09": ("2018-07", "64/67 66/68 67/69 65/69"),
    "SM-10": ("2018-07", "2 3 2 1 2 1 2 1 2"),
}
SOURCES: Mapping[str, str] = {
    "SM-01": "Buku register laporan hasil pengawasan",
    "SM-02": "Daftar pemantauan tindak lanjut",
    "SM-03": "Rekap kuesioner penugasan",
    "SM-04": "Daftar penugasan",
    "SM-05": "Matriks kompetensi",
    "SM-06": "Jadwal penugasan tim",
    "SM-07": "Daftar periksa FKAP",
    "SM-08": "Buku laporan UPPG",
    "SM-09": "Daftar hadir pelatihan",
    "SM-10": "Buku keluhan",
}


PLANNED = date(2020, 5, 10)


def measure(cast: Cast, made: Mapping[str, planning.Objective], people: Mapping[str, str]) -> None:
    """Each value on the eighth day after its period, by whom it belongs to, and what it led to."""
    _record(cast, made, people, date.min, PLANNED)
    _correct(cast, made["SM-03"])
    _plan_where_red(cast, made["SM-01"])
    _record(cast, made, people, PLANNED, date.max)


def _record(
    cast: Cast,
    made: Mapping[str, planning.Objective],
    people: Mapping[str, str],
    after: date,
    until: date,
) -> None:
    for code, objective in made.items():
        for entry in _periods(code, objective.frequency):
            day = add_months(entry.first_day, MONTHS[objective.frequency]) + timedelta(days=7)
            if after < day <= until:
                planning.record_value(
                    actor=cast.at(people[code], day.isoformat()),
                    objective_id=objective.pk,
                    entry=entry,
                )


def _periods(code: str, frequency: str) -> Iterator[planning.Entry]:
    start, values = VALUES[code]
    first = date.fromisoformat(f"{start}-01")
    for text in values.split():
        above, slash, below = text.partition("/")
        if slash:
            yield planning.Entry(
                first_day=first,
                numerator=Decimal(above),
                denominator=Decimal(below),
                source=SOURCES[code],
            )
        else:
            yield planning.Entry(first_day=first, value=Decimal(above), source=SOURCES[code])
        first = add_months(first, MONTHS[frequency])


def _correct(cast: Cast, objective: planning.Objective) -> None:
    """Two answers were counted twice: the right value follows the wrong one."""
    wrong = objective.values.get(first_day=date(2019, 7, 1))
    planning.correct_value(
        actor=cast.at("coordinator", "2020-01-20"),
        value_id=wrong.pk,
        entry=planning.Entry(
            first_day=wrong.first_day,
            numerator=Decimal(269),
            denominator=Decimal(83),
            source=wrong.source,
        ),
        reason="Dua kuesioner tercatat ganda dalam rekap.",
    )


def _plan_where_red(cast: Cast, objective: planning.Objective) -> None:
    """Late reports in the first month of the pandemic: a plan, carried out, and the recovery."""
    plan = planning.make_plan(
        actor=cast.at("second", "2020-05-11"),
        objective_id=objective.pk,
        cause="Reviu berjenjang menunggu berkas cetak, sedangkan separuh tim bekerja dari rumah. "
        "Konsep laporan berhenti di meja sampai penelaah masuk kantor.",
        action="Reviu konsep laporan secara elektronik dengan batas tiga hari kerja",
        owner_office="Inspektur Pembantu II",
        owner=cast.people["second"],
        due=date(2020, 5, 29),
    )
    second = planning.add_action(
        actor=cast.at("second", "2020-05-11", 10),
        plan_id=plan.pk,
        action="Daftar kendali naskah laporan yang dibuka setiap Senin",
        owner_office="Auditor Ahli Muda",
        owner=cast.people["supervisor"],
        due=date(2020, 6, 12),
    )
    first = plan.actions.exclude(pk=second.pk).get()
    planning.complete_action(
        actor=cast.at("second", "2020-05-27"),
        action_id=first.pk,
        done_on=date(2020, 5, 27),
        result="Delapan konsep direviu secara elektronik, rata-rata dua hari kerja.",
    )
    planning.complete_action(
        actor=cast.at("supervisor", "2020-06-10"),
        action_id=second.pk,
        done_on=date(2020, 6, 10),
        result="Daftar kendali dipakai tiga minggu berturut-turut; tidak ada naskah tertahan.",
    )


REVIEWS = (
    (
        "2018-07-01",
        "2018-10-15",
        "Laporan tepat waktu membaik; tindak lanjut hampir tercapai.",
    ),
    ("2018-10-01", "2019-01-21", "Tahun pertama ditutup dengan hampir semua sasaran tercapai."),
    ("2019-01-01", "2019-04-15", "Target baru lebih tinggi dan tetap terkejar."),
    ("2019-04-01", "2019-07-15", "Lama penugasan turun menjadi 26 hari kerja."),
    ("2019-07-01", "2019-10-14", "Tindak lanjut melewati 70 persen untuk pertama kali."),
    ("2019-10-01", "2020-01-20", "Kepuasan dan pelatihan memenuhi target tahun 2019."),
    ("2020-01-01", "2020-04-20", "Laporan bulan Maret tertahan karena pembatasan di kantor."),
    ("2020-04-01", "2020-07-20", "Laporan pulih setelah reviu elektronik; beban tim rendah."),
)


def review_quarters(cast: Cast, stage: Stage) -> None:
    """The coordinator's words on each quarter, taken note of by the Inspektur a week later."""
    for first, day, words in REVIEWS:
        review = _write(cast, stage, first, day, words)
        noted = date.fromisoformat(day) + timedelta(days=7)
        planning.acknowledge_review(
            actor=cast.at("inspector", noted.isoformat()),
            review_id=review.pk,
            remark="Dilanjutkan; dibahas dalam rapat pimpinan berikutnya.",
        )
    words = "Rekomendasi tuntas turun di bawah toleransi; belum ada rencana. Lainnya tercapai."
    _write(cast, stage, "2020-07-01", "2020-10-13", words)


def _write(cast: Cast, stage: Stage, first: str, day: str, words: str) -> planning.ObjectiveReview:
    return planning.write_review(
        actor=cast.at("coordinator", day),
        agency=stage.inspectorate,
        first_day=date.fromisoformat(first),
        evaluation=words,
        decisions="Sasaran yang belum tercapai dibahas pemiliknya bulan depan; "
        "yang merah diberi rencana dengan penanggung jawab dan tenggat.",
        is_example=True,
    )
