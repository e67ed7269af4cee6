"""What the dimensionless groups of a run say: one statement a group, with the threshold that decided it."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from enum import Enum

from femiec.errors import InputError


@dataclass(frozen=True)
class Groups:
    """The groups of a run.

    Args:
        plating_length: L [m], named in sentences.
        plating_ratio: H/L [1].
        core_to_wall_flow: viscous flow over diffusion along the wall [1].
        diffusion_to_sliding: diffusion along the wall over sliding [1]; 0 on a wall without friction.
        slip_number: beta W/eta [1].
        coble_share: of interfaces in diffusional creep [1].
        interface_to_bulk: conductance of the wall's faces over that of its bulk [1]; infinite without bulk diffusion.
        filling_number: time to fill the wall's give over the duration of the run [1].
        wall_strain: hoop strain of the wall [1].
        wagner_number: resistance of the root, reaction and electrolyte, over that of the transport [1].
        capillary_share: capillary over driving pressure [1].
        gas_share: gas over driving pressure [1].
        stress_number: Omega P/(kT) [1].

    Raises:
        InputError: a group that is negative, no number, or infinite without leave.
    """

    plating_length: float
    plating_ratio: float
    core_to_wall_flow: float
    diffusion_to_sliding: float
    slip_number: float
    coble_share: float
    interface_to_bulk: float
    filling_number: float
    wall_strain: float
    wagner_number: float
    capillary_share: float
    gas_share: float
    stress_number: float

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            allowed_infinite = field.name == "interface_to_bulk"
            if not (0 <= value < math.inf or (allowed_infinite and value == math.inf)):
                raise InputError(field.name, f"{value:g}", "a finite number, zero or positive", "give the group's magnitude")


class Statement(Enum):
    """What a group can say; the value is the sentence."""

    WALL_DIFFUSION = "diffusion along the wall carries {share:.3g} % of the lithium"
    VISCOUS_FLOW = "viscous flow carries {share:.3g} % of the lithium"
    PLUG = "the column slides as a plug, which carries {share:.3g} % of the lithium"
    SHORT_COLUMN = "the column is shorter than L = {length:.3g} nm: most of the lithium diffuses to its tip"
    CREEP_SHORT_CIRCUITED = "creep is short-circuited by diffusion along the wall below L = {length:.3g} nm"
    PLATED_AT_ROOT = "lithium is plated within L = {length:.3g} nm of the root and pushes the column out"
    FLAT_PROFILE = "friction at the wall is small: the lithium moves without shear"
    SHEARED = "friction at the wall holds the lithium: it shears"
    COBLE = "interfaces carry {percent:.3g} % of the diffusional creep"
    NABARRO_HERRING = "interfaces carry only {percent:.3g} % of the diffusional creep, the lithium's volume the rest"
    INTERFACE_ONLY = "the wall conducts along its faces only"
    INTERFACE_CONDUCTS = "the wall's faces conduct {value:.3g} times what its bulk does"
    BULK_CONDUCTS = "the wall's bulk conducts {inverse:.3g} times what its faces do"
    WALL_FOLLOWS = "the wall's give fills at once, in {percent:.2g} % of the run"
    WALL_LAGS = "the wall's give fills slowly, in {percent:.2g} % of the run: the pressure lags"
    SMALL_STRAIN = "the wall stretches by {percent:.2g} %: small strains hold"
    LARGE_STRAIN = "the wall stretches by {percent:.2g} %: too much for small strains"
    ROOT_LIMITS = "the root resists {value:.3g} times as much as the transport along the wall"
    TRANSPORT_LIMITS = "transport along the wall limits: the root resists {percent:.3g} % of that"
    CAPILLARITY = "capillarity counts: {percent:.2g} % of the driving pressure"
    NO_CAPILLARITY = "capillarity is negligible: {percent:.2g} % of the driving pressure"
    GAS = "gas counts: {percent:.2g} % of the driving pressure"
    NO_GAS = "gas is negligible: {percent:.2g} % of the driving pressure"
    STRESSED_KINETICS = "stress changes the rate of charge transfer: Omega P/kT = {value:.2g}"
    UNSTRESSED_KINETICS = "stress hardly changes the rate of charge transfer: Omega P/kT = {value:.2g}"


@dataclass(frozen=True)
class Regime:
    """One statement.

    Attributes:
        statement: what is said.
        group: the attribute of :class:`Groups` that decided it.
        value: of the group [1].
        threshold: the value below and above which the statement differs [1].
        sentence: in words, with numbers.
    """

    statement: Statement
    group: str
    value: float
    threshold: float
    sentence: str


@dataclass(frozen=True)
class _Rule:
    """Two statements and the value of the group that parts them."""

    group: str
    threshold: float
    below: Statement
    above: Statement


_RULES = (
    _Rule("slip_number", 1.0, Statement.FLAT_PROFILE, Statement.SHEARED),
    _Rule("coble_share", 0.5, Statement.NABARRO_HERRING, Statement.COBLE),
    _Rule("interface_to_bulk", 1.0, Statement.BULK_CONDUCTS, Statement.INTERFACE_CONDUCTS),
    _Rule("filling_number", 0.1, Statement.WALL_FOLLOWS, Statement.WALL_LAGS),
    _Rule("wall_strain", 0.03, Statement.SMALL_STRAIN, Statement.LARGE_STRAIN),
    _Rule("wagner_number", 1.0, Statement.TRANSPORT_LIMITS, Statement.ROOT_LIMITS),
    _Rule("capillary_share", 0.1, Statement.NO_CAPILLARITY, Statement.CAPILLARITY),
    _Rule("gas_share", 0.1, Statement.NO_GAS, Statement.GAS),
    _Rule("stress_number", 0.1, Statement.UNSTRESSED_KINETICS, Statement.STRESSED_KINETICS),
)


def regime(groups: Groups) -> tuple[Regime, ...]:
    """What the groups imply: who carries the lithium, where it is plated, then one statement for each other group.

    Args:
        groups: of the run.

    Returns:
        The statements, the carrier first.

    Example:
        >>> groups = Groups(
        ...     plating_length=169e-9, plating_ratio=118, core_to_wall_flow=0.033, diffusion_to_sliding=8e9, slip_number=2e6,
        ...     coble_share=0.97, interface_to_bulk=2.2, filling_number=1e-3, wall_strain=0.01, wagner_number=0.1,
        ...     capillary_share=0.14, gas_share=8e-3, stress_number=0.5,
        ... )
        >>> print(*(each.sentence for each in regime(groups)), sep="\\n")
        diffusion along the wall carries 96.8 % of the lithium
        creep is short-circuited by diffusion along the wall below L = 169 nm
        friction at the wall holds the lithium: it shears
        interfaces carry 97 % of the diffusional creep
        the wall's faces conduct 2.2 times what its bulk does
        the wall's give fills at once, in 0.1 % of the run
        the wall stretches by 1 %: small strains hold
        transport along the wall limits: the root resists 10 % of that
        capillarity counts: 14 % of the driving pressure
        gas is negligible: 0.8 % of the driving pressure
        stress changes the rate of charge transfer: Omega P/kT = 0.5
    """
    carrier = _carrier(groups)
    return carrier, _plating(groups, carrier.statement), *(_apply(rule, groups) for rule in _RULES)


def _flow_shares(groups: Groups) -> dict[Statement, float]:
    """Shares of the ways up a developed column [1]: diffusion along the wall, viscous flow and sliding; they sum to 1."""
    ratio = groups.diffusion_to_sliding
    flows = {
        Statement.WALL_DIFFUSION: ratio,
        Statement.VISCOUS_FLOW: ratio * groups.core_to_wall_flow,
        Statement.PLUG: 1.0,
    }
    total = sum(flows.values())
    return {statement: flow / total for statement, flow in flows.items()}


def _carrier(groups: Groups) -> Regime:
    shares = _flow_shares(groups)
    statement = max(shares, key=lambda each: shares[each])
    viscous = shares[Statement.VISCOUS_FLOW] > shares[Statement.PLUG]  # who carries, or who comes next after diffusion
    group = "core_to_wall_flow" if viscous else "diffusion_to_sliding"
    return _say(statement, groups, group, 1.0, shares[statement])


def _plating(groups: Groups, carrier: Statement) -> Regime:
    if groups.plating_ratio < 1:
        statement = Statement.SHORT_COLUMN
    else:
        statement = Statement.CREEP_SHORT_CIRCUITED if carrier is Statement.WALL_DIFFUSION else Statement.PLATED_AT_ROOT
    return _say(statement, groups, "plating_ratio", 1.0)


def _apply(rule: _Rule, groups: Groups) -> Regime:
    value = getattr(groups, rule.group)
    statement = rule.above if value >= rule.threshold else rule.below
    if statement is Statement.INTERFACE_CONDUCTS and math.isinf(value):
        statement = Statement.INTERFACE_ONLY
    return _say(statement, groups, rule.group, rule.threshold)


def _say(statement: Statement, groups: Groups, group: str, threshold: float, share: float = math.nan) -> Regime:
    value = float(getattr(groups, group))
    inverse = 1 / value if value else math.inf
    sentence = statement.value.format(
        value=value, inverse=inverse, percent=100 * value, share=100 * share, length=groups.plating_length * 1e9
    )
    return Regime(statement, group, value, threshold, sentence)
