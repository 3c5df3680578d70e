"""The use-cases of this module: one function, one transaction, one event each."""

__all__: list[str] = []
