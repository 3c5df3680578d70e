"""Risks and opportunities, bribery risks, providers and their due diligence."""
