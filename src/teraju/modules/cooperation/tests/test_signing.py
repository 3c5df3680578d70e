"""What a signature needs, and which paper the rules ask for."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.modules.cooperation.domain.kinds import (
    Kind,
    Partner,
    Rule,
    Topic,
    broken_paper_rules,
)
from teraju.modules.cooperation.domain.signing import Consent, Gap, Side, gaps
from teraju.modules.cooperation.register_rules import register_rules

BEFORE, SINCE = date(2018, 12, 31), date(2019, 1, 1)
OWN = Side(Partner.OWN, "Bupati")
INSPECTORATE = Side(Partner.OWN, "Inspektur")
BSN = Side(Partner.CENTRAL, "Kepala BSN")


@pytest.mark.parametrize(
    ("sides", "more", "expected"),
    [
        ([OWN, BSN], {}, []),
        ([OWN], {}, [Gap.FEWER_THAN_TWO_PARTIES]),
        ([], {}, [Gap.FEWER_THAN_TWO_PARTIES, Gap.OWN_PARTY_MISSING]),
        ([BSN, BSN], {}, [Gap.OWN_PARTY_MISSING]),
        ([OWN, Side(Partner.CENTRAL, "  ")], {}, [Gap.SIGNATORY_MISSING]),
        ([OWN, BSN], {"consent": Consent.NEEDED}, [Gap.CONSENT_MISSING]),
        ([OWN, BSN], {"consent": Consent.GIVEN}, []),
        ([OWN, BSN], {"has_number": False}, [Gap.NUMBER_MISSING]),
        ([INSPECTORATE, BSN], {"agency_signs": True, "day": BEFORE}, []),
        ([INSPECTORATE, BSN], {"agency_signs": True}, [Gap.POWER_OF_ATTORNEY_MISSING]),
        ([Side(Partner.OWN, "Inspektur", "SK 1/2019"), BSN], {"agency_signs": True}, []),
        ([OWN, BSN], {"agency_signs": True, "kind": Kind.MOU}, []),
    ],
)
def test_gaps(sides, more, expected):
    asked = {
        "kind": Kind.COOPERATION,
        "consent": Consent.NOT_NEEDED,
        "day": SINCE,
        "agency_signs": False,
        "rules": register_rules(),
    }
    assert gaps(sides=sides, **{**asked, **more}) == expected


@pytest.mark.parametrize(
    ("kind", "partner", "day", "is_warned"),
    [
        (Kind.MOU, Partner.CENTRAL, date(2018, 3, 16), False),
        (Kind.MOU, Partner.CENTRAL, SINCE, True),
        (Kind.COOPERATION, Partner.CENTRAL, SINCE, True),
        (Kind.SYNERGY, Partner.CENTRAL, SINCE, False),
        (Kind.ACTION_PLAN, Partner.CENTRAL, SINCE, False),
        (Kind.JOINT, Partner.REGION, SINCE, False),
        (Kind.COOPERATION, Partner.THIRD, SINCE, False),
        (Kind.SYNERGY, Partner.THIRD, SINCE, True),
        (Kind.FOREIGN_REGION, Partner.FOREIGN_REGION, SINCE, False),
        (Kind.JOINT, Partner.FOREIGN_BODY, SINCE, True),
        (Kind.MOU, Partner.OWN, SINCE, False),
    ],
)
def test_which_paper_for_which_partner(kind, partner, day, is_warned):
    assert bool(broken_paper_rules(register_rules(), kind, {partner}, day)) is is_warned


def test_every_kind_of_partner_has_its_paper_and_every_rule_its_source():
    rules = register_rules()
    told = {rule.partner for rule in rules if rule.topic == Topic.PAPER}
    assert told == set(Partner) - {Partner.OWN}
    assert all(rule.source for rule in rules)


def test_a_rule_ends_on_its_last_day():
    rule = Rule(Topic.PAPER, frozenset(), SINCE, "a test", True, valid_until=date(2020, 1, 1))
    assert rule.holds_on(date(2020, 1, 1))
    assert not rule.holds_on(date(2020, 1, 2))
