"""Addresses of channel."""

from __future__ import annotations

from .kinds import SERANG, Address, Kind, every

ANNOUNCEMENT = ("channel.Announcement", SERANG)
STATEMENT = ("channel.Statement", SERANG)

CHANNEL: dict[str, Address] = {
    "channel_announcements": Address(Kind.LIST),
    "channel_announcement": Address(Kind.RECORD, *ANNOUNCEMENT),
    "channel_announcement_add": Address(Kind.FORM),
    "channel_announcement_withdraw": Address(Kind.FORM, *ANNOUNCEMENT),
    "channel_statements": Address(Kind.GUARDED_LIST),
    "channel_cases": Address(Kind.GUARDED_LIST),
    "channel_statement_add": Address(Kind.FORM),
    **every(
        Kind.GUARDED_RECORD,
        *STATEMENT,
        "channel_statement",
        "channel_statement_file",
        "channel_statement_withdraw",
    ),
}
