"""What neighbours may use of learning."""
