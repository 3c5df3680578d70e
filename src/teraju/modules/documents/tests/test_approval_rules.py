"""Who reviews and who approves, and who keeps their hands off."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.modules.documents.approval_rules import (
    anti_bribery_topics,
    approval_rules,
    is_about_bribery,
    rule_of,
)
from teraju.modules.documents.domain.approval import (
    LONGEST_WAIT_DAYS,
    ApprovalRule,
    Hand,
    NoApprovalRule,
    Problem,
    approval_problem,
    effect_problem,
    review_problem,
    rule_for,
)
from teraju.modules.documents.domain.kinds import Type, level_of, nature_of, types_of_level
from teraju.modules.standards.catalogue_files import own_files

DAY = date(2020, 3, 2)
HEAD, COORDINATOR, COMPLIANCE = "agency_head", "quality_coordinator", "compliance_function"
OWNER, SECRETARY = "process_owner", "regional_secretary"


@pytest.mark.parametrize(
    ("kind", "topics", "author", "reviews", "approves"),
    [
        ("policy", [], OWNER, {COORDINATOR, COMPLIANCE}, {HEAD}),
        ("policy", [], HEAD, {COORDINATOR, COMPLIANCE}, {HEAD, SECRETARY}),
        ("manual", [], COORDINATOR, {COORDINATOR, COMPLIANCE, OWNER}, {HEAD}),
        ("procedure", ["document-control"], OWNER, {COORDINATOR}, {HEAD}),
        ("procedure", ["document-control"], COORDINATOR, {COORDINATOR, COMPLIANCE}, {HEAD}),
        ("procedure", ["gifts", "document-control"], OWNER, {COMPLIANCE}, {HEAD}),
        ("procedure", ["gifts"], COMPLIANCE, {COMPLIANCE, COORDINATOR}, {HEAD}),
        ("work_instruction", [], "staff", set(), {OWNER, HEAD}),
        ("form", [], OWNER, set(), {OWNER, HEAD, COORDINATOR}),
        ("external", [], "staff", set(), {COORDINATOR, HEAD}),
    ],
)
def test_offices_by_type(kind, topics, author, reviews, approves) -> None:
    rule = rule_of(kind, topics, DAY)
    assert rule.who_reviews([author]) == reviews
    assert rule.who_approves([author]) == approves


def test_every_rule_says_where_it_comes_from_and_is_unconfirmed() -> None:
    assert all(rule.source and not rule.confirmed for rule in approval_rules())


def test_every_maintained_type_has_a_rule_and_a_record_none() -> None:
    for kind in set(Type) - {Type.RECORD}:
        for about in (True, False):
            assert rule_for(approval_rules(), kind, DAY, anti_bribery=about).approvers
    with pytest.raises(NoApprovalRule):
        rule_of("record", [], DAY)


def test_the_subjects_about_bribery_stand_in_the_catalogue() -> None:
    catalogue = "\n".join(file.read_text(encoding="utf-8") for file in own_files())
    missing = [c for c in anti_bribery_topics() if f"- code: {c}\n" not in catalogue]
    assert missing == []
    assert is_about_bribery(["competence", "gifts"])
    assert not is_about_bribery(["competence"])


def test_a_later_rule_takes_over_on_its_day() -> None:
    def rule(since: date, approver: str) -> ApprovalRule:
        return ApprovalRule(Type.FORM, since, "", False, approvers=frozenset({approver}))

    both = [rule(date(2015, 1, 1), "old"), rule(date(2020, 1, 1), "new")]
    for day, approver in ((date(2019, 12, 31), "old"), (date(2020, 1, 1), "new")):
        found = rule_for(both, Type.FORM, day, anti_bribery=False)
        assert found.approvers == {approver}
    with pytest.raises(NoApprovalRule):
        rule_for(both, Type.FORM, date(2014, 12, 31), anti_bribery=False)


RULE = ApprovalRule(
    Type.PROCEDURE,
    date(2015, 1, 1),
    "test",
    False,
    reviewers=frozenset({COORDINATOR}),
    approvers=frozenset({HEAD}),
)


@pytest.mark.parametrize(
    ("user", "roles", "expected"),
    [
        (3, {COORDINATOR}, None),
        (3, {HEAD}, Problem.NOT_A_REVIEWER),
        (3, set(), Problem.NOT_A_REVIEWER),
        (1, {COORDINATOR}, Problem.OWN_TEXT),
        (2, {COORDINATOR}, Problem.OWN_TEXT),
    ],
)
def test_reviewing(user, roles, expected) -> None:
    hand = Hand(user, frozenset(roles))
    assert review_problem(RULE, hand, writer_ids={1, 2}, author_roles=[OWNER]) == expected


@pytest.mark.parametrize(
    ("user", "roles", "expected"),
    [
        (4, {HEAD}, None),
        (4, {COORDINATOR}, Problem.NOT_AN_APPROVER),
        (1, {HEAD}, Problem.OWN_TEXT),
        (2, {HEAD, OWNER}, Problem.OWN_TEXT),
        (3, {HEAD, COORDINATOR}, Problem.REVIEWED_IT),
    ],
)
def test_approving(user, roles, expected) -> None:
    problem = approval_problem(
        RULE,
        Hand(user, frozenset(roles)),
        writer_ids={1, 2},
        author_roles=[OWNER],
        reviewer_id=3,
    )
    assert problem == expected


@given(
    writers=st.sets(st.integers(1, 5)),
    reviewer=st.none() | st.integers(1, 5),
    user=st.integers(1, 5),
    roles=st.frozensets(st.sampled_from([HEAD, COORDINATOR, OWNER])),
)
def test_nobody_approves_alone(writers, reviewer, user, roles) -> None:
    problem = approval_problem(
        RULE, Hand(user, roles), writer_ids=writers, author_roles=[], reviewer_id=reviewer
    )
    if problem is None:
        assert user not in writers
        assert user != reviewer
        assert HEAD in roles


@pytest.mark.parametrize(
    ("effective", "since", "expected"),
    [
        (0, None, None),
        (-1, None, Problem.BEFORE_APPROVAL),
        (30, None, None),
        (0, 0, None),
        (5, 10, Problem.BEFORE_THE_STANDING),
        (LONGEST_WAIT_DAYS, None, None),
        (LONGEST_WAIT_DAYS + 1, None, Problem.TOO_FAR_AHEAD),
    ],
)
def test_day_of_effect(effective, since, expected) -> None:
    standing = None if since is None else DAY + timedelta(days=since)
    assert effect_problem(DAY + timedelta(days=effective), DAY, standing) == expected


def test_levels_hold_every_type_once() -> None:
    assert sorted(kind for level in range(1, 5) for kind in types_of_level(level)) == sorted(Type)
    assert [level_of(Type.POLICY), level_of(Type.PROCEDURE), level_of(Type.FORM)] == [1, 2, 4]


def test_only_records_are_retained() -> None:
    assert [kind for kind in Type if nature_of(kind) == "retain"] == [Type.RECORD]
