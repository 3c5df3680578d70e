"""The people of a demonstrated government: offices, never names, and when they act."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from teraju.platform.accounts import services
from teraju.platform.accounts.founding import NewGovernment, found_government
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import GUESTS, Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.organisation import services as organisation
from teraju.platform.organisation.models import Agency, Government

MORNING = time(9, 0)


@dataclass
class Cast:
    """One government with its agencies and people, each by a short key."""

    government: Government
    administrator: User
    people: dict[str, User] = field(default_factory=dict)

    def at(self, key: str, day: str, hour: int = 9) -> Viewer:
        """Somebody acting on a day, at the full hour of that place."""
        return viewer_of(self.people[key], self.moment(day, hour))

    def moment(self, day: str, hour: int = 9) -> datetime:
        zone = ZoneInfo(self.government.timezone)
        return datetime.combine(date.fromisoformat(day), time(hour), zone)

    def agency(
        self, day: str, kind: str, name: str, short: str, code: str, head: str, address: str = ""
    ) -> Agency:
        """Add an agency of the government."""
        return organisation.add_agency(
            actor=self.at("administrator", day),
            government=self.government,
            parent=None,
            kind=kind,
            name=name,
            short_name=short,
            code=code,
            head_title=head,
            address=address,
        )

    def person(
        self, key: str, title: str, role: Role, agency: Agency | None, since: str, until: str = ""
    ) -> User:
        """Let somebody in with one role; a guest until a last day."""
        slug = self.government.slug.removeprefix("kabupaten-").removeprefix("kota-")
        actor = self.at("administrator", since)
        user = services.create_person(
            actor=actor,
            government=self.government,
            username=f"{key}.{slug}".replace("_", "-"),
            title=title,
            is_demonstration=True,
        )
        self.people[key] = user
        self.role(key, role, agency, since, until)
        return user

    def role(
        self, key: str, role: Role, agency: Agency | None, since: str, until: str = ""
    ) -> None:
        """Give somebody one more role."""
        services.assign_role(
            actor=self.at("administrator", since),
            user_id=self.people[key].pk,
            role=role,
            government=self.government,
            agency=agency,
            valid_from=date.fromisoformat(since),
            valid_until=date.fromisoformat(until) if until else None,
            reason="Data contoh" if role in GUESTS else "",
        )


def found(new: NewGovernment, day: str) -> Cast:
    """Found a government on a day, with its administrator."""
    now = datetime.combine(date.fromisoformat(day), MORNING, ZoneInfo(new.timezone))
    slug = new.name.split(" ", 1)[1].lower()
    government, user = found_government(
        now=now, new=new, username=f"administrator.{slug}", title="Administrator", since=now.date()
    )
    return Cast(government, user, {"administrator": user})
