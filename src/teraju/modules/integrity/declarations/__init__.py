"""What people declare: conflicts of interest, integrity pacts, statements for an assignment."""
