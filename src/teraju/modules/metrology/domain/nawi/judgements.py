"""The tests of a scale, each judged by its own rule; masses in the unit of the scale."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from teraju.modules.metrology.domain.judging import (
    PASSED,
    Exact,
    Judgement,
    Reason,
    Verdict,
    at,
    failed,
    reason,
    within,
)
from teraju.modules.metrology.domain.nawi.instrument import (
    Scale,
    is_read_directly,
    largest_load,
)
from teraju.modules.metrology.domain.nawi.rules import NawiRules, Substitution


def shown_beyond(shown: Decimal, beyond: Exact, unit: str, rules: NawiRules) -> Reason | None:
    """Say that something was shown beyond Max + 9 e, where nothing may be."""
    if shown <= beyond:
        return None
    return reason(
        "{shown} {unit} was shown, beyond Max + {multiple} e = {beyond} {unit}",
        "penunjukan {shown} {unit} melewati Max + {multiple} e = {beyond} {unit}",
        shown=shown,
        multiple=rules.beyond_max_in_e,
        beyond=beyond,
        unit=unit,
    )


def weighed(
    scale: Scale,
    unit: str,
    rules: NawiRules,
    *,
    load: Decimal,
    indication: Decimal,
    error: Decimal,
    limit: Decimal,
) -> Judgement:
    """Judge one weighing: within the limit, and nothing shown beyond Max + 9 e."""
    fault = shown_beyond(indication, largest_load(scale, rules), unit, rules)
    if fault is not None:
        return failed(fault)
    # A sentence for every good point of a batch would cost more than the judging.
    return PASSED if abs(error) <= limit else within(error, limit, at(load, unit), unit)


def hides_fault(
    scale: Scale,
    rules: NawiRules,
    *,
    load: Decimal,
    error: Decimal,
    limit: Decimal,
) -> bool:
    """Say whether a display read as it stands may hide an error beyond the limit.

    The display rounds by up to half a step. Source: OIML R 76-1:2006, A.4.4.3.
    """
    interval = scale.interval_at(load)
    if is_read_directly(interval, rules):
        return False
    return abs(error) <= limit < abs(error) + interval.d / 2


def zeroed(error: Decimal, limit: Decimal, unit: str) -> Judgement:
    """Judge how well zero (or the tare) was set."""
    return within(error, limit, Reason("at zero", "pada nol"), unit)


def spread_of(indications: Sequence[Decimal]) -> Decimal:
    """Give how far the results of one load lie apart."""
    return max(indications) - min(indications)


def repeated(spread: Decimal, limit: Exact, load: Decimal, unit: str) -> Judgement:
    """Judge the spread of several weighings of one load."""
    if spread <= limit:
        return PASSED
    return failed(
        reason(
            "at {load} {unit} the results lie {spread} {unit} apart, more than {limit} {unit}",
            "pada {load} {unit} hasil berselisih {spread} {unit}, lebih dari {limit} {unit}",
            load=load,
            spread=spread,
            limit=limit,
            unit=unit,
        )
    )


def read_unlike(small: int, readings: int) -> Judgement:
    """Judge results of which only some were found with small weights: no spread is between them.

    The others are off by up to half a step, which may be as much as the limit.
    """
    return Judgement(
        Verdict.UNDECIDED,
        reason(
            "small weights at {small} of {readings} readings: put them on at each, or at none",
            "imbuh baru pada {small} dari {readings} pembacaan: isi pada semuanya, atau kosongkan "
            "semuanya",
            small=small,
            readings=readings,
        ),
    )


def read_too_seldom(readings: int, times: int) -> Judgement:
    """Judge a load that was not put on as often as its spread is found from."""
    return Judgement(
        Verdict.UNDECIDED,
        reason(
            "{readings} of {times} readings",
            "baru {readings} dari {times} pembacaan",
            readings=readings,
            times=times,
        ),
    )


def moved(added: Decimal, limit: Exact, unit: str, *, has_moved: bool) -> Judgement:
    """Judge whether a small extra load is noticed: at `limit` it has to be.

    A larger load that is noticed, or a smaller that is not, proves nothing either way.
    """
    if has_moved and added <= limit:
        return PASSED
    values = {"added": added, "limit": limit, "unit": unit}
    if not has_moved and added >= limit:
        return failed(
            reason(
                "{added} {unit} more changed nothing; {limit} {unit} has to be noticed",
                "tambahan {added} {unit} tidak mengubah apa pun; {limit} {unit} harus terbaca",
                **values,
            )
        )
    return Judgement(
        Verdict.UNDECIDED,
        reason(
            "{added} {unit} more decides nothing: repeat with {limit} {unit}",
            "tambahan {added} {unit} belum memutuskan: ulangi dengan {limit} {unit}",
            **values,
        ),
    )


def crossed(added: Decimal, limit: Exact, unit: str, *, has_crossed: bool) -> Judgement:
    """Judge a balance by the small weight (imbuh) on its lighter side.

    The error is at most what made the beam cross, at least what did not.
    """
    if has_crossed and added <= limit:
        return PASSED
    values = {"added": added, "limit": limit, "unit": unit}
    if not has_crossed and added >= limit:
        return failed(
            reason(
                "{added} {unit} on the lighter side does not cross the beam; the limit is "
                "{limit} {unit}",
                "imbuh {added} {unit} tidak membalikkan lengan; batasnya {limit} {unit}",
                **values,
            )
        )
    return Judgement(
        Verdict.UNDECIDED,
        reason(
            "{added} {unit} on the lighter side decides nothing: a further weight is needed, "
            "the limit is {limit} {unit}",
            "imbuh {added} {unit} belum memutuskan: perlu anak timbangan lain, batasnya "
            "{limit} {unit}",
            **values,
        ),
    )


def substitution_rule(spread: Decimal | None, e: Decimal, rules: NawiRules) -> Substitution:
    """Give the part of Max that must be standard weights, by the spread of the scale.

    Source: OIML R 76-1:2006, 3.7.3.
    """
    return next(
        rule
        for rule in rules.substitution
        if rule.spread_in_e is None or (spread is not None and spread <= rule.spread_in_e * e)
    )


def substituted(weights: Decimal, parts: int, maximum: Decimal, unit: str) -> Judgement:
    """Judge whether enough of the load were standard weights to decide by."""
    if weights * parts >= maximum:
        return PASSED
    return Judgement(
        Verdict.UNFIT,
        reason(
            "{weights} {unit} of standard weights are less than {least} {unit}, which is "
            "1/{parts} of Max {maximum} {unit}",
            "standar {weights} {unit} kurang dari {least} {unit}, yaitu 1/{parts} Max "
            "{maximum} {unit}",
            weights=weights,
            least=Fraction(maximum) / parts,
            parts=parts,
            maximum=maximum,
            unit=unit,
        ),
    )
