"""What neighbours may use of planning."""
