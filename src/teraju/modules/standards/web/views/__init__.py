"""Pages of standards: reference data, read by everybody who is logged in."""
