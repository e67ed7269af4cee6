"""Time, memory and iterations of the DOLFINx engine against unknowns and ranks."""
