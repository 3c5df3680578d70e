"""Use-cases: one function, one transaction, one event each."""
