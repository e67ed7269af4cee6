"""The viewer: any field of a result at any time, deformed, cut, turned round its axis."""
