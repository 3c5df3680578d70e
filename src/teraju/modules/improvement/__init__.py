"""Nonconformities, their causes, actions and the effect of these."""
