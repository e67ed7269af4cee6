"""A rigid indenter pressed into a body of revolution."""
