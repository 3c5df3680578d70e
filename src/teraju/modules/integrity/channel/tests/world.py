"""A government with a compliance function, and a channel that signs what it says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from teraju.kernel import statements as told
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory, GovernmentFactory, person
from teraju.platform.organisation.models import Agency

KEY, OTHER_KEY = bytes(range(32)), bytes(range(1, 33))
JULY, AUGUST = date(2019, 7, 10), date(2020, 1, 10)
COUNTS = {
    "received": 12,
    "anonymous": 7,
    "acknowledgements_due": 12,
    "acknowledged_in_time": 12,
    "feedbacks_due": 9,
    "fed_back_in_time": 9,
    "closed": 8,
    "retaliation": 0,
}
CASES = (
    told.ListedCase("7K2M-Q4", date(2019, 5, 1), "substantiated"),
    told.ListedCase("P9XA-31", date(2019, 6, 1), "not_substantiated"),
)


@dataclass
class World:
    """The Inspektorat with its function, another agency, and a stranger."""

    inspectorate: Agency
    office: Agency
    compliance: User
    head: User
    staff: User
    auditor: User
    stranger: User

    def acts(self, name: str, day: date = JULY) -> Viewer:
        user: User = getattr(self, name)
        return viewer_of(user, datetime.combine(day, NOW.timetz()))

    def first(self, **changes: Any) -> told.Statement:
        """The channel's statement of the first half of 2019."""
        found = told.Statement(
            channel="saluran.example",
            government=self.inspectorate.government.region_id,
            agencies=(),
            number=1,
            previous="",
            first_day=date(2019, 1, 1),
            last_day=date(2019, 6, 30),
            issued_on=date(2019, 7, 4),
            tested_on=date(2019, 6, 12),
            counts=COUNTS,
            cases=CASES,
        )
        return replace(found, **changes)

    def second(self, **changes: Any) -> told.Statement:
        """The one that follows it."""
        found = self.first(
            number=2,
            previous=self.first().digest,
            first_day=date(2019, 7, 1),
            last_day=date(2019, 12, 31),
            issued_on=date(2020, 1, 6),
            tested_on=date(2019, 12, 3),
            counts=dict.fromkeys(COUNTS),
            cases=None,
        )
        return replace(found, **changes)


def signed(statement: told.Statement, key: bytes = KEY) -> bytes:
    return told.sign(statement, private_key=key).as_file()


def digits(key: bytes = KEY) -> str:
    """The fingerprint as the channel's office reads it out."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    public = Ed25519PrivateKey.from_private_bytes(key).public_key().public_bytes_raw()
    return told.fingerprint(public)


def build_world() -> World:
    government = GovernmentFactory()
    inspectorate = AgencyFactory(government=government, code="INSP", short_name="Inspektorat")
    office = AgencyFactory(government=government, code="DISDAG", short_name="Disdag")
    return World(
        inspectorate,
        office,
        compliance=person(Role.COMPLIANCE_FUNCTION, agency=inspectorate),
        head=person(Role.AGENCY_HEAD, agency=inspectorate),
        staff=person(Role.STAFF, agency=inspectorate),
        auditor=person(Role.BODY_AUDITOR, agency=inspectorate),
        stranger=person(Role.COMPLIANCE_FUNCTION, agency=AgencyFactory()),
    )
