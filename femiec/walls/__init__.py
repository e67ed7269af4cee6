"""Questions about walls, one call each."""
