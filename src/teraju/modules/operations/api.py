"""What neighbours may use of operations."""
