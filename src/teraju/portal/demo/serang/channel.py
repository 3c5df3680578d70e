"""The channel of concerns as the rest of the house knows it: announced, and what it signed."""

from __future__ import annotations

from datetime import date

from teraju.kernel import statements as told
from teraju.modules.integrity.channel import api as channel
from teraju.portal.demo.cast import Cast

from .stage import Stage

# Signs invented statements alone: a real channel makes its own key and shows it to nobody.
KEY = b"contoh: kunci kanal peragaan 001"
ANNOUNCED = (
    ("2018-05-02", "Surat Edaran Sekretaris Daerah tentang saluran pelaporan", "circular"),
    ("2019-04-29", "Apel gabungan: cara menyampaikan kekhawatiran dengan aman", "meeting"),
    ("2020-03-02", "Spanduk saluran pelaporan di seluruh perangkat daerah", "poster"),
)
# Few in the first year: the channel withheld its counts. Order as in kernel/statements.py.
PERIODS: tuple[tuple[str, str, str, str, tuple[int, ...]], ...] = (
    ("2018-05-02", "2018-12-31", "2019-01-04", "2018-11-20", ()),
    ("2019-01-01", "2019-06-30", "2019-07-03", "2019-05-14", (11, 7, 11, 11, 8, 8, 7, 0)),
    ("2019-07-01", "2019-12-31", "2020-01-06", "2019-11-19", (13, 8, 13, 12, 12, 11, 12, 1)),
    ("2020-01-01", "2020-06-30", "2020-07-03", "2020-05-12", (10, 6, 10, 10, 9, 9, 9, 0)),
)
CLOSED = {
    2: (
        ("4H7T-9C", "2019-03-01", "substantiated"),
        ("K2M8-V1", "2019-04-01", "not_substantiated"),
        ("QX3D-77", "2019-04-01", "outside"),
        ("9ZB5-LE", "2019-05-01", "not_substantiated"),
        ("T6RA-20", "2019-06-01", "referred"),
    ),
    3: (
        ("W1NC-58", "2019-08-01", "not_substantiated"),
        ("5GJ0-HP", "2019-09-01", "substantiated"),
        ("M8YE-3S", "2019-10-01", "not_substantiated"),
        ("D4UK-6F", "2019-11-01", "outside"),
        ("R7AQ-B9", "2019-12-01", "referred"),
        ("1VXL-04", "2019-12-01", "not_substantiated"),
    ),
    4: (
        ("J3P6-ZM", "2020-02-01", "not_substantiated"),
        ("8C9W-KT", "2020-03-01", "substantiated"),
        ("E0HD-2N", "2020-04-01", "not_substantiated"),
        ("Y5SG-7Q", "2020-05-01", "outside"),
        ("L6BF-1R", "2020-06-01", "not_substantiated"),
    ),
}


def open_channel(cast: Cast, stage: Stage) -> None:
    """Announced every year, and a statement after each half of a year."""
    for day, title, medium in ANNOUNCED:
        channel.record_announcement(
            actor=cast.at("compliance", day),
            agency=stage.inspectorate,
            title=title,
            medium=medium,
            announced_on=date.fromisoformat(day),
            to_whole_government=True,
            is_example=True,
        )
    previous = ""
    for number, (first, last, issued, tested, counts) in enumerate(PERIODS, 1):
        signed = told.sign(
            told.Statement(
                channel="kanal.serangkab.example",
                government=cast.government.region_id,
                agencies=(),
                number=number,
                previous=previous,
                first_day=date.fromisoformat(first),
                last_day=date.fromisoformat(last),
                issued_on=date.fromisoformat(issued),
                tested_on=date.fromisoformat(tested),
                counts=dict(zip(told.COUNTS, counts or [None] * len(told.COUNTS), strict=True)),
                cases=_closed(number) if counts else None,
            ),
            private_key=KEY,
        )
        channel.take_in_statement(
            actor=cast.at("compliance", issued, 11),
            agency=stage.inspectorate,
            content=signed.as_file(),
            fingerprint=told.fingerprint(signed.key),
            is_example=True,
        )
        previous = signed.statement.digest


def _closed(number: int) -> tuple[told.ListedCase, ...]:
    return tuple(
        told.ListedCase(code, date.fromisoformat(month), outcome)
        for code, month, outcome in CLOSED.get(number, ())
    )
