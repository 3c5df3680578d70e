"""Sales, jobs and markets before a coaching and after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class YearTold:
    """What an enterprise had in a year, as far as it told."""

    year: int
    sales: Decimal | None
    jobs: int | None
    markets: str = ""


@dataclass(frozen=True)
class Growth:
    """The year before coaching began and the newest after it; None where nobody told."""

    before: YearTold | None
    after: YearTold | None

    @property
    def sales(self) -> Decimal | None:
        """Rupiah a year more (or, negative, fewer); None where one of the two is not known."""
        if not self.before or not self.after:
            return None
        if self.before.sales is None or self.after.sales is None:
            return None
        return self.after.sales - self.before.sales

    @property
    def jobs(self) -> int | None:
        """People at work more (or fewer); None where one of the two is not known."""
        if not self.before or not self.after:
            return None
        if self.before.jobs is None or self.after.jobs is None:
            return None
        return self.after.jobs - self.before.jobs


def growth(years: Sequence[YearTold], began_in: int) -> Growth:
    """Compare the last year before the one in which coaching began with the newest after it.

    Where nothing is known from before, the year of the beginning itself stands for it. That a
    figure follows coaching does not say that coaching made it.
    """
    ordered = sorted(years, key=lambda one: one.year)
    earlier = [one for one in ordered if one.year < began_in]
    same = [one for one in ordered if one.year == began_in]
    later = [one for one in ordered if one.year > began_in]
    before = earlier[-1] if earlier else same[0] if same else None
    return Growth(before, later[-1] if later else None)
