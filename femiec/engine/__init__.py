"""Engines assemble UFL forms; :mod:`femiec.engine.system` is the port that solvers see."""
