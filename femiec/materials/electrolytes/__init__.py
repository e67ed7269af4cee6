"""The solid electrolytes, one a file."""
