"""Context, parties, scope, processes, objectives, changes and resources."""
