"""Solvers; they see :mod:`femiec.engine.system` only.

:mod:`continuation <.continuation>` goes through easier problems, :mod:`newton <.newton>` solves each with line search. Its linear
systems are solved exactly (:mod:`linear <.linear>`), or as far as the step needs with factors of an earlier step
(:mod:`lagged <.lagged>`, :mod:`krylov <.krylov>`). :mod:`factors <.factors>` keeps what depends on a matrix's pattern only, from
PARDISO (:mod:`pardiso <.pardiso>`) or :mod:`superlu <.superlu>`, and finds whether it is :mod:`symmetric <.symmetry>`.

In time, :mod:`stepper <.stepper>` advances a system by one step of :mod:`bdf <.bdf>` from its :mod:`history <.history>`, as long
as :mod:`control <.control>` allows; it gives an :mod:`advance <.advance>`. What it writes to the system is in
:mod:`evolution <.evolution>`. Each step's equations are solved by :mod:`chord <.chord>`, with factors of earlier steps.
:mod:`events <.events>` end a step where something happens, found in a :mod:`bracket <.bracket>`.

What is elliptic and too large to factorise is for :mod:`multigrid <.multigrid>`: :mod:`conjugate <.conjugate>` gradients with a
V-cycle over a :mod:`hierarchy <.hierarchy>` of spaces, given ones first, then those of :mod:`aggregation <.aggregation>`, each
smoothed by :mod:`chebyshev <.chebyshev>`.

Where a load has a largest value, :mod:`arclength <.arclength>` follows the :mod:`path <.path>` past it, by steps along the
:mod:`walk <.walk>` whose linear systems are :mod:`bordered <.bordered>`; :mod:`eigen <.eigen>` finds the loads that buckle.
"""
