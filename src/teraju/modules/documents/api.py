"""What neighbours may use of documents."""
