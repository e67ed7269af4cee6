"""Structures of walls: what they are made of, what loads them, what holds them."""
