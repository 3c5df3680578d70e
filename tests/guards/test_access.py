"""The access matrix: every address, tried by everybody it is not for and by somebody it is for."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from .addresses import ADDRESSES, Kind
from .world import World

# Who may is decided by roles and places, in queries that every other test plays on both databases.
pytestmark = [pytest.mark.django_db, pytest.mark.once]

OK, FOUND = HTTPStatus.OK, HTTPStatus.FOUND
DENIED, NOT_THERE = HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND
ONLY_POST = HTTPStatus.METHOD_NOT_ALLOWED

# What each visitor may get from an address of a kind, opened and then sent an empty form.
OPENED: dict[Kind, dict[str, set[int]]] = {
    Kind.LIST: {"reader": {OK}, "stranger": {OK}, "everything": {OK}},
    Kind.RECORD: {"reader": {OK}, "stranger": {NOT_THERE}, "everything": {OK}},
    Kind.FORM: {"reader": {DENIED}, "stranger": {NOT_THERE}, "everything": {OK, FOUND}},
    Kind.NAMED: {"reader": {DENIED}, "stranger": {NOT_THERE}, "everything": {DENIED}},
    Kind.GUARDED_LIST: {"reader": {DENIED}, "everything": {OK}},
    Kind.GUARDED_RECORD: {
        "reader": {DENIED, NOT_THERE},
        "stranger": {NOT_THERE},
        "everything": {OK, FOUND},
    },
    Kind.POST: {"reader": {ONLY_POST}, "stranger": {ONLY_POST, NOT_THERE}},
    Kind.AUDITING: {who: {DENIED, NOT_THERE} for who in ("reader", "stranger", "everything")},
    Kind.COACHED: {who: {DENIED, NOT_THERE} for who in ("reader", "stranger", "everything")},
    Kind.DESK: {who: {NOT_THERE} for who in ("reader", "stranger", "everything")},
    Kind.OWN: {"reader": {NOT_THERE}, "stranger": {NOT_THERE}},
    Kind.OWN_PART: {"reader": {FOUND, NOT_THERE}, "stranger": {FOUND, NOT_THERE}},
}
SENT = {
    Kind.FORM: {"reader": {DENIED}, "stranger": {NOT_THERE}},
    Kind.NAMED: {"reader": {DENIED}, "stranger": {NOT_THERE}},
    Kind.GUARDED_RECORD: {
        "reader": {DENIED, NOT_THERE, ONLY_POST},
        "stranger": {NOT_THERE, ONLY_POST},
    },
    Kind.DESK: {"reader": {NOT_THERE, ONLY_POST}, "stranger": {NOT_THERE, ONLY_POST}},
    Kind.POST: {"stranger": {NOT_THERE, DENIED, FOUND}},
}
# A form for something new has no record that a stranger could lack: none at all, or one of the
# reference data that every government reads.
NEW = {
    name
    for name, address in ADDRESSES.items()
    if address.kind is Kind.FORM and address.model in {"", "standards.Requirement"}
}
PRIVATE = sorted(name for name, address in ADDRESSES.items() if address.kind is not Kind.PUBLIC)
PUBLIC = sorted(set(ADDRESSES) - set(PRIVATE))
RECORDS = [name for name in PRIVATE if ADDRESSES[name].kind is Kind.RECORD]


def expected_when(opened: bool, name: str, who: str) -> set[int]:
    """What a visitor may get from an address, opened or sent a form; empty: nothing is said."""
    if name in NEW and who == "stranger":
        return {OK, DENIED} if opened else set()
    return (OPENED if opened else SENT).get(ADDRESSES[name].kind, {}).get(who, set())


def tried(opened: bool, *people: str) -> list[tuple[str, str]]:
    """Every address with everybody of whom something is said."""
    return [(who, name) for who in people for name in PRIVATE if expected_when(opened, name, who)]


def names(patterns: list[Any]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns)
        elif isinstance(pattern, URLPattern):
            assert pattern.name, f"{pattern.pattern} has no name"
            yield pattern.name


def client_of(world: World, who: str) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(world.people[who])
    return client


def url_of(world: World, name: str) -> str:
    return reverse(name, kwargs=ADDRESSES[name].kwargs(world))


def test_every_address_of_the_house_is_in_the_table() -> None:
    assert set(names(get_resolver().url_patterns)) == set(ADDRESSES)


@pytest.mark.parametrize("name", PRIVATE)
def test_anonymous_is_sent_to_the_log_in(world: World, today: Any, name: str) -> None:
    url = url_of(world, name)
    for response in (Client().get(url), Client().post(url, {})):
        assert response.status_code == FOUND
        assert response["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("name", PUBLIC)
def test_the_public_pages_ask_for_no_log_in(world: World, today: Any, name: str) -> None:
    response = Client(raise_request_exception=False).get(url_of(world, name))
    assert response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR
    assert not response.get("Location", "").startswith(f"{reverse('account_login')}?next")


@pytest.mark.parametrize(("who", "name"), tried(True, "reader", "stranger", "everything"))
def test_opened(world: World, today: Any, who: str, name: str) -> None:
    status = client_of(world, who).get(url_of(world, name)).status_code
    assert status in expected_when(True, name, who)


@pytest.mark.parametrize(("who", "name"), tried(False, "reader", "stranger"))
def test_sent(world: World, today: Any, who: str, name: str) -> None:
    status = client_of(world, who).post(url_of(world, name), {}).status_code
    assert status in expected_when(False, name, who)


@pytest.mark.parametrize("name", RECORDS)
def test_a_guest_sees_the_audit_and_what_is_audited(world: World, today: Any, name: str) -> None:
    """The body's auditor, within the period: the audit, and the system that is audited.

    No case of anybody, no assessment, nothing of concerns or gifts.
    """
    seen = {
        "audits_certification",
        "audits_finding",
        "audits_certificate",
        "audits_review",
        "audits_sample",
        "audits_request",
        "channel_announcement",
        "document",
        "document_compare",
        "document_file",
        "document_read",
        "document_revision",
        "enterprises_application",
        "enterprises_audit",
        "enterprises_certificate",
        "enterprises_coaching",
        "enterprises_enterprise",
        "enterprises_gap",
        "enterprises_label",
        "enterprises_product",
        "enterprises_programme",
        "enterprises_proposal",
        "enterprises_test",
        "learning_event",
        "learning_plan",
        "learning_training",
        "metrology_exemption",
        "metrology_instrument",
        "metrology_instrument_label",
        "metrology_instrument_photo",
        "metrology_line",
        "metrology_order",
        "metrology_order_labels",
        "metrology_order_slip",
        "metrology_owner",
        "metrology_place",
        "metrology_orderly_market",
        "metrology_orderly_region",
        "metrology_period_report",
        "metrology_place_labels",
        "metrology_plan",
        "metrology_plan_line",
        "metrology_potential",
        "metrology_repairer",
        "metrology_reading",
        "metrology_scope",
        "metrology_certificate",
        "metrology_sheet",
        "metrology_verification",
        "metrology_verification_photo",
        "metrology_session",
        "metrology_standard",
        "metrology_stock",
        "metrology_tariff",
        "metrology_way_change",
        "operations_service",
        "planning_change",
        "planning_context",
        "planning_map_version",
        "planning_objective",
        "planning_party",
        "planning_process",
        "planning_resource",
        "planning_scope",
        "planning_value",
        "audits_programme",
        "audits_internal",
        "audits_internal_finding",
        "improvement_nonconformity",
        "improvement_action",
        "improvement_suggestion",
        # How many of how many have declared, and nobody's name.
        "declarations_round",
        "risks_assessment",
        "risks_commitment",
        "risks_engagement",
        "risks_evaluation",
        "risks_event",
        "risks_partner",
        "risks_risk",
        "risks_treatment",
        "risks_worksheet",
        "satisfaction_past",
        "satisfaction_survey",
        "satisfaction_survey_sheet",
        "file_download",
        "agency",
        "place",
        "government",
    }
    # What colleagues may do with a document that the auditor only reads.
    told = {"document_ask", "document_confirm", "document_revise"}
    status = client_of(world, "body").get(url_of(world, name)).status_code
    assert status == (OK if name in seen else DENIED if name in told else NOT_THERE)


@pytest.mark.parametrize("name", [n for n in PRIVATE if ADDRESSES[n].kind is Kind.AUDITING])
def test_the_auditor_opens_the_pages_made_for_auditors(world: World, today: Any, name: str) -> None:
    assert client_of(world, "body").get(url_of(world, name)).status_code == OK


@pytest.mark.parametrize("name", [n for n in PRIVATE if ADDRESSES[n].kind is Kind.DESK])
def test_the_officer_opens_the_desk_and_nobody_else(world: World, today: Any, name: str) -> None:
    """Not even who holds every role at once, for that one leads the reporter."""
    assert client_of(world, "upg").get(url_of(world, name)).status_code == OK
    for who in sorted(set(world.people) - {"upg"}):
        assert client_of(world, who).get(url_of(world, name)).status_code in {NOT_THERE, FOUND}


@pytest.mark.parametrize("name", [n for n in PRIVATE if ADDRESSES[n].kind is Kind.COACHED])
def test_the_coach_opens_the_pages_made_for_coaches(world: World, today: Any, name: str) -> None:
    assert client_of(world, "bsn").get(url_of(world, name)).status_code == OK


@pytest.mark.parametrize("name", RECORDS)
def test_the_coach_sees_visits_and_nothing_of_the_audit(
    world: World, today: Any, name: str
) -> None:
    """The guest of BSN: what was advised, the agency itself, and no assessment or evidence."""
    seen = {"cooperation_visit", "agency", "place", "government"}
    status = client_of(world, "bsn").get(url_of(world, name)).status_code
    assert status == (OK if name in seen else NOT_THERE)
