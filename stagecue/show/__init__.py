"""What may happen in a show and what did: commands in, events out, one state folded from them.

Pure: `now` is an argument (show seconds), and the same events always fold to the same show.
`decide` may refuse and touches nothing; `evolve` never fails; who calls them is the runner's business.
"""

from stagecue.show.acks import Ack, Call, Expect
from stagecue.show.machine import allowed, decide, evolve, thought_over
from stagecue.show.motion import Motion
from stagecue.show.state import Show, begin

__all__ = ["Ack", "Call", "Expect", "Motion", "Show", "allowed", "begin", "decide", "evolve", "thought_over"]
