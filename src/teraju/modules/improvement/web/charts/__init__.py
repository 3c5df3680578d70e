"""Pictures of causes and of ages."""
