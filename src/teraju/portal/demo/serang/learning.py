"""What people of the Inspektorat have to know, and how they learned it.

Everything here is invented and marked as example data.
"""

from __future__ import annotations

from teraju.portal.demo.cast import Cast

from .learning_campaigns import onboard, tell
from .learning_plans import plan_years
from .learning_posts import judge, set_posts
from .learning_trainings import train
from .stage import Stage


def learn(cast: Cast, stage: Stage) -> None:
    """Posts and what they need, plans, trainings and what came of them, campaigns, first weeks."""
    posts = set_posts(cast, stage)
    lines = plan_years(cast, stage, posts)
    judge(cast, stage, posts, "2018-08-06")
    train(cast, stage, posts, lines)
    tell(cast, stage)
    onboard(cast, stage)
