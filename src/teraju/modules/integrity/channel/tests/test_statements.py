"""Statements of the channel: signed, in order, of this government, and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.kernel.statements import LARGEST_FILE, ListedCase
from teraju.modules.integrity.channel import services
from teraju.modules.integrity.channel.models import ClosedCase, Statement
from teraju.modules.integrity.channel.selectors import reading
from teraju.platform.audit.api import TrailEvent

from .world import AUGUST, CASES, JULY, OTHER_KEY, World, digits, signed


def take(world: World, content: bytes, fingerprint: str = "", *, who="compliance", day=AUGUST):
    return services.take_in_statement(
        actor=world.acts(who, day),
        agency=world.inspectorate,
        content=content,
        fingerprint=fingerprint,
    )


@pytest.fixture
def kept(world: World) -> Statement:
    return take(world, signed(world.first()), digits())


class TestTakingIn:
    def test_it_is_kept_with_its_cases(self, world, kept):
        assert (kept.number, kept.last_day) == (1, date(2019, 6, 30))
        assert kept.counts["received"] == 12
        named = ClosedCase.objects.order_by("pk").values_list("number", "month", "outcome")
        assert list(named) == [(one.number, one.month, one.outcome) for one in CASES]

    def test_the_trail_tells_of_it_without_the_cases(self, world, kept):
        event = TrailEvent.objects.get(verb="channel.statement.taken_in")
        assert "7K2M-Q4" not in json.dumps(event.changes)

    def test_the_next_needs_no_fingerprint(self, world, kept):
        second = take(world, signed(world.second()))
        assert set(second.counts.values()) == {None}
        assert not second.lists_cases

    def test_the_digits_may_be_typed_without_blanks(self, world):
        assert take(world, signed(world.first()), digits().replace(" ", "").upper())


class TestRefusals:
    @pytest.mark.parametrize("typed", ["", "0000 0000 0000 0000", digits(OTHER_KEY)])
    def test_an_unknown_key_needs_its_fingerprint(self, world, typed):
        with pytest.raises(DomainError) as refused:
            take(world, signed(world.first()), typed)
        assert refused.value.field == "fingerprint"
        assert not Statement.objects.exists()

    def test_another_key_is_not_trusted_because_one_is(self, world, kept):
        with pytest.raises(DomainError, match="not known yet"):
            take(world, signed(world.second(), OTHER_KEY))

    @pytest.mark.parametrize("field", ["last_day", "tested_on", "channel"])
    def test_an_altered_file_is_refused(self, world, field):
        content = json.loads(signed(world.first()))
        content["statement"][field] = {"channel": "other.example"}.get(field, "2019-05-05")
        with pytest.raises(DomainError, match="altered"):
            take(world, json.dumps(content).encode(), digits())

    def test_a_number_is_not_skipped(self, world, kept):
        third = world.second(number=3)
        with pytest.raises(DomainError, match="is missing"):
            take(world, signed(third))

    def test_the_first_comes_first(self, world):
        with pytest.raises(DomainError, match="earlier ones first"):
            take(world, signed(world.second()), digits())

    def test_periods_do_not_overlap(self, world, kept):
        with pytest.raises(DomainError, match="overlaps"):
            take(world, signed(world.second(first_day=date(2019, 6, 30))))

    def test_the_same_once(self, world, kept):
        with pytest.raises(DomainError, match="already"):
            take(world, signed(world.first()))

    def test_another_predecessor(self, world, kept):
        with pytest.raises(DomainError, match="does not follow"):
            take(world, signed(world.second(previous="0" * 64)))

    def test_another_channel_with_the_same_key(self, world, kept):
        with pytest.raises(DomainError, match="does not follow"):
            take(world, signed(world.second(channel="other.example")))

    def test_another_government(self, world):
        with pytest.raises(DomainError, match="another government"):
            take(world, signed(world.first(government="99.99")), digits())

    def test_agencies_that_nobody_knows(self, world):
        with pytest.raises(DomainError, match="NOWHERE"):
            take(world, signed(world.first(agencies=("INSP", "NOWHERE"))), digits())

    def test_a_day_that_has_not_come(self, world):
        with pytest.raises(DomainError, match="future"):
            take(world, signed(world.first()), digits(), day=date(2019, 7, 3))

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"{}",
            b"[1]",
            b"\xff\xfe",
            b"<html></html>",
            b"{" * 50_000,
            b" " * (LARGEST_FILE + 1),
        ],
        ids=["empty", "object", "list", "bytes", "page", "deep", "long"],
    )
    def test_what_is_no_statement(self, world, content):
        with pytest.raises(DomainError) as refused:
            take(world, content, digits())
        assert refused.value.field == "upload"

    @pytest.mark.parametrize(
        "change",
        [
            {"channel": "x" * 201},
            {"cases": (ListedCase("x" * 41, date(2019, 5, 1), "outside"),)},
            {"agencies": tuple(f"A{n}" for n in range(501))},
        ],
        ids=["channel", "number", "agencies"],
    )
    def test_names_that_no_channel_gives(self, world, change):
        with pytest.raises(DomainError, match="no statement"):
            take(world, signed(replace(world.first(), **change)), digits())

    @pytest.mark.parametrize("who", ["head", "staff", "auditor", "stranger"])
    def test_others_may_not(self, world, who):
        with pytest.raises(NotAllowed):
            take(world, signed(world.first()), digits(), who=who)


class TestANewKey:
    def test_it_begins_a_series_of_its_own_after_the_old_one(self, world, kept):
        fresh = world.second(number=1, previous="")
        one = take(world, signed(fresh, OTHER_KEY), digits(OTHER_KEY))
        assert one.number == 1
        with pytest.raises(DomainError):
            # The old key is not the one of the last statement any more.
            take(world, signed(world.second(first_day=date(2020, 1, 1), last_day=date(2020, 1, 5))))

    def test_it_does_not_go_on_with_the_old_numbers(self, world, kept):
        with pytest.raises(DomainError, match="earlier ones first"):
            take(world, signed(world.second(), OTHER_KEY), digits(OTHER_KEY))


class TestWithdrawing:
    def withdraw(self, world: World, one: Statement, **more):
        return services.withdraw_statement(
            actor=world.acts(more.pop("who", "compliance"), AUGUST),
            statement_id=one.pk,
            reason=more.pop("reason", "wrong file"),
            **more,
        )

    def test_the_last_is_withdrawn_and_comes_again(self, world, kept):
        self.withdraw(world, kept)
        assert not reading.closed_cases(world.acts("head")).exists()
        again = take(world, signed(world.first()), digits())
        assert again.pk != kept.pk

    def test_an_earlier_one_stands(self, world, kept):
        take(world, signed(world.second()))
        with pytest.raises(DomainError, match="later statement rests"):
            self.withdraw(world, kept)

    def test_once_with_a_reason_and_from_its_newest_state(self, world, kept):
        with pytest.raises(DomainError, match="why"):
            self.withdraw(world, kept, reason="  ")
        with pytest.raises(ChangedMeanwhile):
            self.withdraw(world, kept, expected_version=7)
        self.withdraw(world, kept)
        with pytest.raises(DomainError, match="already"):
            self.withdraw(world, kept)

    @pytest.mark.parametrize("who", ["head", "staff"])
    def test_others_may_not(self, world, kept, who):
        with pytest.raises(NotAllowed):
            self.withdraw(world, kept, who=who)


class TestReading:
    @pytest.mark.parametrize(
        ("who", "sees"),
        [
            ("compliance", True),
            ("head", True),
            ("auditor", True),
            ("staff", False),
            ("stranger", False),
        ],
    )
    def test_who_reads_statements_and_cases(self, world, kept, who, sees):
        viewer = world.acts(who, JULY)
        assert reading.statements(viewer).exists() is sees
        assert reading.closed_cases(viewer).exists() is sees
