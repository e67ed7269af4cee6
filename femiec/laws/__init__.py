"""Constitutive functions on UFL expressions; each knows no mesh, engine or file. Tensors are 3 x 3 in the order (r, theta, z)."""
