"""Five firms of Kota Kupang as role models, each at another stage on its road.

Facts: after the four first units the city turned to hotels and restaurants, after a mapping, and to
five small firms (weaving, sasando, local cakes). The dinas, the firms, every day and every figure
are invented, and so named or marked.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from teraju.modules.enterprises import api as enterprises
from teraju.modules.enterprises.api import models
from teraju.platform.accounts.roles import Role

from .cast import Cast
from .coached import LIMITS, Office
from .drawn import photo
from .kupang_enterprises_tourism import coach_hotel, coach_restaurant, map_places
from .kupang_enterprises_weaving import certify_weaving

SET_UP, BEGAN = "2018-05-02", "2018-05-07"
PROMISES = {
    "agency": ["Mendampingi sekurangnya empat kali setahun"],
    "enterprise": ["Mencatat setiap pembuatan", "Menerima kunjungan usaha lain"],
}


def coach_firms(cast: Cast) -> None:
    """The dinas with its coach and head, three programmes, five firms, and what is shown."""
    office = _office(cast)
    craft = office.programme(
        SET_UP, BEGAN, "UMKM kriya percontohan", "craft", 2, purpose=_purpose("kriya")
    )
    food = office.programme(
        "2019-02-04", "2019-02-11", "UMKM pangan percontohan", "food", 1, purpose=_purpose("pangan")
    )
    weaving = office.product(
        BEGAN, _firm("Tenun Contoh Kupang", "craft", 1), "Kain tenun ikat", "tenun"
    )
    sasando = office.product(
        BEGAN, _firm("Sasando Contoh Kupang", "craft", 2), "Sasando", "sasando"
    )
    cakes = office.product(
        "2019-02-11",
        _firm("Kue Contoh Flobamora", "food", 3),
        "Kue lapis jagung",
        "kue-basah",
        "Kue basah khas daerah, dibuat setiap pagi.",
    )
    certify_weaving(office, office.invite(BEGAN, craft, weaving))
    _propose(office, office.invite(BEGAN, craft, sasando))
    _check_inside(office, office.invite("2019-02-18", food, cakes))
    for programme, day in ((craft, "2018-06-01"), (food, "2019-03-01")):
        _start(office, day, programme)
    hotel, restaurant = map_places(office, _firm)
    tourism = office.programme(
        "2020-01-13",
        "2020-01-20",
        "Hotel dan rumah makan siap CHSE",
        "tourism",
        2,
        purpose=_purpose("wisata"),
    )
    coach_hotel(office, office.invite("2020-01-27", tourism, hotel))
    coach_restaurant(office, office.invite("2020-01-27", tourism, restaurant))
    _start(office, "2020-02-03", tourism)
    for product, name in ((weaving, "weaving"), (sasando, "sasando"), (cakes, "cakes")):
        office.show_photo("2020-08-10", product, name, product.name)
    _show(office, weaving, "Ditenun dengan tangan; warnanya diuji di laboratorium.")


def _start(office: Office, day: str, programme: models.Programme) -> None:
    """Nobody else is taken in: the places are given."""
    enterprises.coaching_programmes.start_programme(
        actor=office.cast.at(office.head, day), programme_id=programme.pk
    )


def _office(cast: Cast) -> Office:
    agency = cast.agency(
        SET_UP,
        "office",
        "Dinas Perindustrian dan Perdagangan Kota Kupang",
        "Disperindag",
        "DISPERINDAG",
        "Kepala Dinas",
    )
    cast.person("trade", "Kepala Disperindag", Role.AGENCY_HEAD, agency, SET_UP)
    cast.person("coach", "Pembina UMKM Disperindag", Role.COACH, agency, SET_UP)
    cast.person(
        "lspro", "Auditor LSPro contoh", Role.BODY_AUDITOR, agency, "2019-06-03", "2020-12-31"
    )
    return Office(cast, agency, "coach", "trade")


def _firm(name: str, sector: str, number: int) -> dict[str, Any]:
    return {
        "name": name,
        "sector": sector,
        "owner_name": "Pemilik contoh",
        "phone": f"0812 0000 537{number}",
        "business_number": f"000000005371{number}",
        "note": "Usaha contoh: namanya rekaan.",
    }


def _purpose(what: str) -> str:
    return f"Usaha {what} yang menjadi teladan penerapan SNI bagi usaha lain di Kota Kupang."


def _propose(office: Office, coaching: models.Coaching) -> None:
    """There is no SNI for it: its way is a dossier, in PNPS since 2020."""
    office.know_gaps(
        "2018-06-05",
        coaching,
        {"P1": ("not", "Belum ada SNI untuk sasando."), "P4": ("partly", "Nada berbeda-beda.")},
        "Belum ada SNI: jalannya mengusulkan standar ke dalam PNPS.",
    )
    office.agree("2018-07-10", coaching, PROMISES)
    office.prepare("2018-08-07", coaching)
    office.finish(coaching, {"P4": ("2018-10-30", "Penalaan diperiksa dengan alat tala.")})
    waiting = coaching.tasks.get(question="P1")
    enterprises.coaching_plans.drop_task(
        actor=office.cast.at(office.coach, "2018-10-30"),
        task_id=waiting.pk,
        reason="Menunggu standar: diusulkan ke dalam PNPS.",
    )
    proposals = enterprises.register_proposals
    dossier = proposals.begin_proposal(
        actor=office.cast.at(office.coach, "2018-09-04"),
        agency=office.agency,
        is_example=True,
        title="Sasando: alat musik tradisional",
        product=coaching.product,
        commodity="sasando",
        scope="Istilah, bahan, jumlah dawai, penalaan, dan cara uji bunyi sasando.",
        need="Pembeli tidak dapat membedakan sasando untuk pertunjukan dari cendera mata.",
        parties="Perajin, pemusik, sekolah musik, pemerintah daerah, dan BSN.",
        comparable="Usulan gamelan dalam PNPS 2020 (KT 97-01).",
    )
    for event, day, reference in (
        ("submit", "2019-09-10", "Surat contoh 001"),
        ("programme", "2020-02-18", "PNPS 2020 (contoh)"),
    ):
        proposals.step_proposal(
            actor=office.cast.at(office.coach, day),
            proposal_id=dossier.pk,
            event=event,
            on=date.fromisoformat(day),
            reference=reference,
        )


def _check_inside(office: Office, coaching: models.Coaching) -> None:
    """Checked inside and with the laboratory; its label bears the SNI mark all the same.

    SNI Bina UMK would be its road, but that begins in 2021 only.
    """
    office.figures("2019-03-05", coaching.product, 2018, 90_000_000, 3, "Kota Kupang")
    office.know_gaps(
        "2019-03-05",
        coaching,
        {
            "P1": ("partly", "Belum ditemukan SNI untuk kue basah; ditanyakan kepada BSN."),
            "P8": ("partly", "Masa simpan belum ditulis."),
            "P5": ("partly", "Alamat pembuat tidak ada pada label."),
        },
        "Sedikit lagi: standar yang cocok, masa simpan, dan label.",
    )
    office.agree("2019-04-02", coaching, PROMISES)
    office.prepare("2019-05-07", coaching)
    office.finish(
        coaching,
        {
            "P8": ("2019-07-09", "Masa simpan diuji dan ditulis."),
            "P5": ("2019-08-06", "Label dilengkapi."),
        },
    )
    office.audit_inside(
        ("2020-02-04", "2020-02-18", "2020-03-03"),
        coaching,
        {"Suhu kukus tidak selalu dicatat.": "Lembar suhu ditempel di dapur."},
        "Pemilik memutuskan tanggal buat dicetak pada setiap kemasan.",
    )
    enterprises.product_tests.plan_test(
        actor=office.cast.at(office.coach, "2020-09-22"),
        coaching=coaching,
        laboratory="Laboratorium uji pangan (contoh)",
        accreditation="LP-000-IDN",
        sample="Sepuluh kemasan dari satu pembuatan",
        sampled_on=date(2020, 9, 21),
        limits_source=LIMITS,
    )
    office.figures(
        "2020-08-04", coaching.product, 2019, 130_000_000, 4, "Kota Kupang, toko oleh-oleh"
    )
    enterprises.labels.check_label(
        actor=office.cast.at(office.coach, "2020-09-22"),
        product=coaching.product,
        seen_on=date(2020, 9, 22),
        marks=["sni"],
        photo=photo("label-cakes"),
        note="Label cetakan baru di toko oleh-oleh.",
        correction="Lepas tanda SNI: belum ada sertifikat.",
    )


def _show(office: Office, product: models.Product, words: str) -> None:
    """Put a product into the showcase: the coach prepares it, the head releases it."""
    listing = enterprises.offer_showcase.prepare_listing(
        actor=office.cast.at(office.coach, "2020-08-10"),
        product_id=product.pk,
        words=words,
        photo=photo("weaving"),
        is_example=True,
    )
    enterprises.offer_showcase.release_listing(
        actor=office.cast.at(office.head, "2020-08-11"), listing_id=listing.pk
    )
