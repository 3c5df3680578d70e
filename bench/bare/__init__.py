"""The measure of a list page: what Django itself brings and nothing else."""
