from femiec.protocol import Duration
from femiec.protocol.bracket import Bracket
from femiec.protocol.progress import Progress


def test_a_bracket_keeps_the_event_inside():
    reason = Duration(60.0)
    bracket = Bracket(0.0, Progress(-10.0, reason), 8.0, Progress(30.0, reason))
    assert bracket.guess == 2.0
    above = bracket.narrowed(2.0, Progress(5.0, reason))
    assert (above.low, above.high, above.halve) == (0.0, 2.0, False)
    below = bracket.narrowed(2.0, Progress(-5.0, reason))
    assert (below.low, below.high, below.halve, below.guess) == (2.0, 8.0, True, 5.0)
