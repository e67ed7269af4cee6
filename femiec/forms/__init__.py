"""Balance laws in weak form, one a file: pure functions of fields and test functions, zero at the solution."""
