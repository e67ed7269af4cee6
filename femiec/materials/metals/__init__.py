"""The alkali metals, one a file."""
