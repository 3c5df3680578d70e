"""Addresses of the library of practices."""

from __future__ import annotations

from .kinds import SERANG, Address, Kind, every

ON_SHELF = {"publisher__region_id": "36.04"}
ADOPTED = {"adopter__region_id": "36.04"}

LEARNING_PRACTICES: dict[str, Address] = (
    {
        name: Address(Kind.LIST)
        for name in (
            "learning_practice_library",
            "learning_practices",
            "learning_practice_adoptions",
        )
    }
    | {name: Address(Kind.FORM) for name in ("learning_practice_add", "learning_practice_import")}
    | {
        "learning_practices_public": Address(Kind.PUBLIC),
        "learning_practice_public": Address(Kind.PUBLIC, "learning.ShelfPractice", ON_SHELF),
        "learning_practice_export": Address(Kind.PUBLIC, "learning.ShelfPractice", ON_SHELF),
        "learning_practice_file": Address(
            Kind.PUBLIC, "learning.ShelfFile", {"shelf__publisher__region_id": "36.04"}
        ),
        # What is published is there for the colleagues of every government.
        "learning_practice_shelf": Address(Kind.LIST, "learning.ShelfPractice", ON_SHELF),
        "learning_practice_adopt": Address(Kind.GUARDED_LIST, "learning.ShelfPractice", ON_SHELF),
        "learning_practice": Address(Kind.RECORD, "learning.Practice", SERANG),
        "learning_practice_adoption": Address(Kind.RECORD, "learning.Adoption", ADOPTED),
        "learning_practice_seen": Address(Kind.FORM, "learning.Adoption", ADOPTED),
    }
    | every(
        Kind.FORM,
        "learning.Practice",
        SERANG,
        "learning_practice_change",
        "learning_practice_write",
        "learning_practice_revise",
        "learning_practice_drop",
        "learning_practice_publish",
        "learning_practice_withdraw",
    )
)
