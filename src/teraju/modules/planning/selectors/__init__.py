"""What a viewer may read of the planning of agencies."""
