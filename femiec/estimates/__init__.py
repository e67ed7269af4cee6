"""Closed forms: the paper's estimates, and exact solutions to verify a solver against.

The paper is Chen et al., Nature 578, 251 (2020), doi 10.1038/s41586-020-1972-y. Every function takes SI numbers, or NumPy arrays
that broadcast, and refuses what would give nonsense. P > 0 is compression, U < 0 plates lithium, W is an inner width (a tube's
diameter), w a wall. Import from the module that defines a name.

Driving force and transport

- :mod:`femiec.estimates.nernst`: overpotential and pressure
- :mod:`femiec.estimates.transport`: equations (1) to (4): requirement, conductivities, surface diffusivity
- :mod:`femiec.estimates.feasibility`: fill factor, thinnest wall, infeasible walls
- :mod:`femiec.estimates.kinetics`: equilibrium potential, Butler-Volmer and Monroe-Newman with stress
- :mod:`femiec.estimates.resistance`: resistance of a cell and of its layers

Storage and geometry

- :mod:`femiec.estimates.capacity`: charge by area, volume and mass, Supplementary Fig. 29
- :mod:`femiec.estimates.arrays`: porosity and perimeter of slabs, honeycombs, round holes and tubes
- :mod:`femiec.estimates.crystal`: atomic volume, concentration, plane spacings and angles
- :mod:`femiec.estimates.characterisation`: what the paper reads off its spectra

Flow of lithium

- :mod:`femiec.estimates.creep`: Coble and Nabarro-Herring viscosities, rates, mobility of an interface
- :mod:`femiec.estimates.power_law`: dislocation creep, transition stress, strength of small crystals
- :mod:`femiec.estimates.channel`: viscous flow and wall diffusion in a tube and a slit
- :mod:`femiec.estimates.annulus`: any law of shear between a core and a tube
- :mod:`femiec.estimates.driven_cavity`: Stokes flow under a sliding lid
- :mod:`femiec.estimates.array_flow`: conductance, current and pressure of an array
- :mod:`femiec.estimates.coupling`: lithium plated near the root pushes its column out
- :mod:`femiec.estimates.sliding`: a plug on a rough wall
- :mod:`femiec.estimates.capillarity`: pull of the meniscus
- :mod:`femiec.estimates.benchmarks`: exact solutions of interface diffusion

Gas and walls

- :mod:`femiec.estimates.gas`: isothermal and adiabatic compression
- :mod:`femiec.estimates.lame`: stresses and displacement of a round wall
- :mod:`femiec.estimates.walls`: burst, yield, collapse, safe thickness of a round wall
- :mod:`femiec.estimates.plates`: bending of flat walls
- :mod:`femiec.estimates.wall_table`: all of these side by side, for one width and wall
- :mod:`femiec.estimates.crush`: an array under load along its channels, and the strength of its walls
- :mod:`femiec.estimates.buckling`: struts and plates under thrust, and Southwell's plot
- :mod:`femiec.estimates.indentation`: cone and sphere on a half-space, hardness from a curve of load and depth
- :mod:`femiec.estimates.linearised`: membrane and bending part of a stress across a wall
- :mod:`femiec.estimates.compliance`: lithium that the give of a wall takes up

Judgement

- :mod:`femiec.estimates.groups`: dimensionless groups
- :mod:`femiec.estimates.column_groups`: dimensionless groups of a lithium column
- :mod:`femiec.estimates.regime`: what the groups of a run say, in sentences
- :mod:`femiec.estimates.half_cell`: what the measured overpotential is made of
"""
