"""The campaign before Lebaran, a nil statement of DPMPTSP, and what the Inspektorat gives.

Everything here is invented and marked as example data.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from teraju.modules.integrity.gratification import nil_api as gifts
from teraju.modules.learning import api as learning
from teraju.platform.accounts.selectors import viewer_of
from teraju.portal.demo.cast import Cast

from .stage import Stage

MESSAGE = (
    "Menjelang Idulfitri 1441 H: tolak pemberian yang berhubungan dengan jabatan. Yang tidak dapat "
    "ditolak dilaporkan ke UPPG, juga bila berupa makanan. Penolakan pun dilaporkan. Jangan "
    "meminta THR atau bingkisan atas nama kantor."
)


def keep_gifts_of_agency(cast: Cast, stage: Stage) -> None:
    """The campaign of May 2020; DPMPTSP without a report in its first half; three courtesies."""
    _campaign(cast, stage)
    gifts.state_nil(
        actor=cast.at("licensing", "2020-07-06", 10),
        agency=stage.licensing,
        day=date(2020, 6, 30),
        note="Ditanyakan pada apel dan melalui pesan; seluruh pegawai menjawab.",
        confirmed=True,
        is_example=True,
    )
    _courtesies(cast, stage)


def _campaign(cast: Cast, stage: Stage) -> None:
    made = learning.draft_campaign(
        actor=cast.at("upg", "2020-05-11", 9),
        agency=stage.inspectorate,
        title="Tanpa bingkisan Lebaran",
        subject="gifts",
        channel="teraju",
        message=MESSAGE,
        starts_on=date(2020, 5, 11),
        ends_on=date(2020, 5, 29),
        is_example=True,
    )
    learning.start_campaign(actor=cast.at("upg", "2020-05-11", 10), campaign_id=made.pk)
    for row in made.addressees.select_related("person").order_by("pk"):
        actor = viewer_of(row.person, cast.moment("2020-05-12", 11))
        learning.acknowledge(actor=actor, addressee_id=row.pk)
    learning.finish_campaign(actor=cast.at("upg", "2020-05-29", 15), campaign_id=made.pk)


def _courtesies(cast: Cast, stage: Stage) -> None:
    """A plaque that was approved and handed over, a lunch that was refused, one that waits."""
    _plaque(cast, stage)
    _lunch(cast, stage)
    _masks(cast, stage)


def _plaque(cast: Cast, stage: Stage) -> None:
    plaque = gifts.ask_courtesy(
        actor=cast.at("clerk", "2020-08-24", 9),
        agency=stage.inspectorate,
        direction="given",
        kind="gift",
        what="Plakat bagi narasumber pelatihan audit",
        purpose="Ucapan terima kasih kepada narasumber, diberikan di depan peserta.",
        value=Decimal(250_000),
        event_on=date(2020, 8, 27),
        other_side="Lembaga pelatihan (contoh)",
        is_example=True,
    )
    gifts.decide_courtesy(
        actor=cast.at("inspector", "2020-08-25", 10),
        courtesy_id=plaque.pk,
        approve=True,
        reason="Nilainya wajar, terbuka, dan tidak terkait keputusan apa pun.",
    )
    gifts.carry_out_courtesy(
        actor=cast.at("clerk", "2020-08-27", 15),
        courtesy_id=plaque.pk,
        done_on=date(2020, 8, 27),
        actual_value=Decimal(250_000),
    )


def _lunch(cast: Cast, stage: Stage) -> None:
    lunch = gifts.ask_courtesy(
        actor=cast.at("process", "2020-09-14", 9),
        agency=stage.inspectorate,
        direction="received",
        kind="hospitality",
        what="Jamuan makan siang dari perangkat daerah yang direviu",
        purpose="Ditawarkan pada akhir reviu RKA.",
        value=Decimal(900_000),
        event_on=date(2020, 10, 9),
        other_side="Perangkat daerah yang direviu (contoh)",
        is_example=True,
    )
    gifts.decide_courtesy(
        actor=cast.at("inspector", "2020-09-15", 10),
        courtesy_id=lunch.pk,
        approve=False,
        reason="Datang dari pihak yang sedang direviu; tim makan atas biaya sendiri.",
    )


def _masks(cast: Cast, stage: Stage) -> None:
    gifts.ask_courtesy(
        actor=cast.at("coordinator", "2020-10-12", 9),
        agency=stage.inspectorate,
        direction="given",
        kind="donation",
        what="Bantuan masker bagi pengunjung klinik konsultasi",
        purpose="Kegiatan terbuka bagi seluruh perangkat daerah.",
        value=Decimal(500_000),
        event_on=date(2020, 10, 26),
        other_side="Pengunjung klinik konsultasi (contoh)",
        is_example=True,
    )
