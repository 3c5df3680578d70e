"""The webinar by which the units of the country learned of TANTE SARI.

Fact: on 3 September 2020 a national webinar of the Direktorat Metrologi had 864 participants from
units all over the country. That it was held in Teraju, its programme, who came and what they
thought is invented and marked as example data; 864 certificates wait for the head.
"""

from __future__ import annotations

from datetime import date, time

from teraju.modules.learning.api import events
from teraju.platform.accounts.selectors import anonymous
from teraju.platform.organisation.models import Agency

from .cast import Cast

PLANNED, ANNOUNCED, HELD = "2020-08-18", "2020-08-20", "2020-09-03"
PARTICIPANTS, REPLIES = 864, 512
REGIONS = (
    "Kabupaten Serang",
    "Kota Kupang",
    "Kabupaten Tabanan",
    "Kota Bandung",
    "Kabupaten Sleman",
    "Kota Makassar",
    "Kabupaten Banyuasin",
    "Kota Balikpapan",
    "Kota Ambon",
    "Kabupaten Jayapura",
)
COMMENTS = (
    "Alurnya jelas, dapat kami tiru.",
    "Mohon contoh formulirnya dibagikan.",
    "Bagian tanya jawab terlalu singkat.",
)
PROGRAMME = (
    (time(9), time(9, 15), "Pembukaan", "Direktorat Metrologi"),
    (time(9, 15), time(10), "Tera dan tera ulang dalam satu hari", "Kepala UPT Metrologi Legal"),
    (time(10), time(11), "Tanya jawab", ""),
)


def hold(cast: Cast, unit: Agency) -> None:
    """From the draft to the evaluation; the certificates are left to whoever tries it."""
    event = events.plan_event(
        actor=cast.at("coordinator", PLANNED),
        agency=unit,
        is_example=True,
        kind="webinar",
        title="Webinar nasional TANTE SARI: tera dan tera ulang dalam satu hari",
        summary=(
            "Bagi unit metrologi legal yang hendak menirunya: alur satu hari, pembagian tugas di "
            "loket, dan cara menyiapkan standar. Laporan publik 3 September 2020 menyebut 864 "
            "peserta; susunan acara dan pesertanya di sini adalah contoh."
        ),
        first_day=date.fromisoformat(HELD),
        last_day=date.fromisoformat(HELD),
        starts=time(9),
        join_url="https://rapat.example/tante-sari",
        seats=1000,
        opens_on=date.fromisoformat(ANNOUNCED),
        closes_on=date.fromisoformat(HELD),
        contact="UPT Metrologi Legal Kabupaten Mojokerto",
        for_communication=True,
        for_competence=True,
    )
    for starts, ends, title, speaker in PROGRAMME:
        events.add_session(
            actor=cast.at("coordinator", PLANNED),
            event_id=event.pk,
            day=event.first_day,
            starts=starts,
            ends=ends,
            title=title,
            speaker=speaker,
        )
    events.publish_event(actor=cast.at("coordinator", ANNOUNCED), event_id=event.pk)
    question = events.ask(
        actor=anonymous(cast.moment("2020-09-01")),
        event_id=event.pk,
        text="Apakah pasar dengan ratusan timbangan juga selesai dalam satu hari?",
        form_key="contoh-webinar",
    )
    events.answer_question(
        actor=cast.at("coordinator", "2020-09-02"),
        question_id=question.pk,
        answer="Ya, dengan sidang tera di pasar yang dijadwalkan lebih dahulu.",
    )
    events.hold_event(actor=cast.at("coordinator", HELD), event_id=event.pk)
    events.add_examples(
        actor=cast.at("coordinator", HELD, 11),
        event_id=event.pk,
        wanted=events.ExamplePeople(PARTICIPANTS, REGIONS, REPLIES, COMMENTS),
    )
    events.finish_event(actor=cast.at("coordinator", HELD, 12), event_id=event.pk)
