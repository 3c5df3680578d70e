"""What came of what, across modules that do not know each other.

A module offers a kind of record (`offer`), another links to it by kind and id. Nobody imports
a neighbour: kinds are resolved through this registry, always cut to the viewer.
"""
