"""Verification that ships: observed order, tangent against finite differences, rows of a validation suite."""
