"""A hotel and a restaurant: mapped, checked by themselves, one on its way and one that stopped.

That they were mapped is known; the places, the days and the answers are examples.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from teraju.modules.enterprises import api as enterprises
from teraju.modules.enterprises.api import models

from .coached import Office

MAPPED, CHECKED = "2018-11-20", "2020-09-15"
PROMISES = {
    "agency": ["Mendampingi pengisian swaperiksa", "Menghubungkan dengan lembaga sertifikasi"],
    "enterprise": ["Menunjuk penanggung jawab CHSE", "Menindaklanjuti yang belum siap"],
}
# What the hotel does not answer with yes.
NOT_READY = {
    "written": "partly",
    "surfaces": "partly",
    "water": "no",
    "fire": "partly",
    "waste": "no",
    "saving": "partly",
    "pool": "not_here",
}


def map_places(
    office: Office, firm: Callable[[str, str, int], Mapping[str, Any]]
) -> tuple[models.Product, models.Product]:
    """Put both on the map, the hotel with its rooms and the restaurant with its seats."""
    hotel = office.product(
        MAPPED, firm("Hotel Contoh Kelapa Lima", "tourism", 4), "Penginapan", "chse"
    )
    restaurant = office.product(
        MAPPED, firm("Rumah Makan Contoh Oesapa", "tourism", 5), "Layanan makan", "chse"
    )
    for product, values in (
        (hotel, {"kind": "hotel", "rooms": 24}),
        (restaurant, {"kind": "restaurant", "seats": 40}),
    ):
        enterprises.offer_tourism.map_place(
            actor=office.cast.at(office.coach, MAPPED),
            enterprise_id=product.enterprise_id,
            is_example=True,
            mapped_on=date.fromisoformat(MAPPED),
            **values,
        )
    return hotel, restaurant


def coach_hotel(office: Office, coaching: models.Coaching) -> None:
    """On its way: what is missing is known, and the self-check says what comes next."""
    office.know_gaps(
        "2020-02-11",
        coaching,
        {"S10": ("partly", "Ada daftar periksa kamar, belum untuk dapur.")},
        "Kamar baik; dapur dan keadaan darurat perlu ditata.",
        days=250,
    )
    office.agree("2020-03-03", coaching, PROMISES)
    place = models.TourismPlace.objects.get(enterprise=coaching.product.enterprise_id)
    actor = office.cast.at(office.coach, CHECKED)
    asked = enterprises.check_groups(enterprises.check_rules(actor.today), place.kind, place.size)
    codes = [question.code for group in asked for question in group.questions]
    enterprises.offer_checks.answer_for_place(
        actor=actor,
        place_id=place.pk,
        replies=dict.fromkeys(codes, "yes") | NOT_READY,
        is_example=True,
    )
    office.prepare("2020-09-22", coaching)


def coach_restaurant(office: Office, coaching: models.Coaching) -> None:
    """Stopped, with the reason, after what is missing was known."""
    office.know_gaps(
        "2020-02-12",
        coaching,
        {
            "S2": ("not", "Belum ditulis."),
            "S10": ("not", "Belum ada daftar periksa."),
        },
        "Perlu ditata dari awal; pemilik bersedia.",
    )
    enterprises.coaching_steps.stop_coaching(
        actor=office.cast.at(office.coach, "2020-07-07"),
        coaching_id=coaching.pk,
        kind="cost",
        words="Biaya sertifikasi belum terjangkau selama usaha sepi; pemilik ingin mencoba lagi.",
        on=date(2020, 7, 6),
    )
