"""Legal metrology: instruments, their verification, marks, standards and field work."""
