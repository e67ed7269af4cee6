"""The wall materials (MIEC), one a file."""
