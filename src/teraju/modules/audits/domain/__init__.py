"""The rules of certification: dates, gates, states. No database, no clock."""
