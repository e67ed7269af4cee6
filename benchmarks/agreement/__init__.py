"""Every study by the embedded engine and by DOLFINx on several ranks, and how far apart their numbers are."""
