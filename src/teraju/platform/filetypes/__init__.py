"""What a file is by its content: no record and no account, for every process of the house."""
