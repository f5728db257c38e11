"""Socket.IO's packets as this show uses them: text only, and nothing believed that a client sends."""

import msgspec
from socketio.packet import Packet as SocketIOPacket

from stagecue.web.transport.faults import MalformedError

# a page never sends these as events, but python-socketio would run our own handlers for them
_RESERVED = frozenset({"connect", "disconnect", "connect_error", "*"})


class CompactJson:
    """JSON in the shape that socketio asks a module for."""

    @staticmethod
    def dumps(data: object, separators: object = None) -> str:  # noqa: ARG004  # msgspec writes no spaces anyway
        """The shortest text."""
        return msgspec.json.encode(data).decode()

    @staticmethod
    def loads(text: str) -> object:
        """The value; ValueError or RecursionError for nonsense."""
        return msgspec.json.decode(text)


class Packet(SocketIOPacket):  # type: ignore[misc]  # socketio ships no types
    """Socket.IO's packet without binary parts; what a client sends is checked before anyone acts on it."""

    uses_binary_events = False
    json = CompactJson

    def decode(self, encoded_packet: str) -> int:
        """As socketio's; MalformedError for what no page of ours sends."""
        try:
            attachments = super().decode(encoded_packet)
        except (ValueError, RecursionError) as error:
            raise MalformedError("no Socket.IO packet") from error
        if attachments or not self._is_sound():
            raise MalformedError("no packet of ours")
        return 0

    def _is_sound(self) -> bool:
        match self.packet_type, self.data:
            case (0, None | dict()) | (1, _) | (3, list()):
                return True
            case 2, [str() as name, *_]:
                return name not in _RESERVED
            case _:
                return False


def is_packet(text: str) -> bool:
    """Whether engineio can read it: close, pong or a Socket.IO packet without binary parts.

    engineio parses outside its own `try`: an empty message, a letter or deep JSON would end its handler
    without a goodbye, leave its writer behind and print a traceback.
    """
    return text in {"1", "3"} or (text[:1] == "4" and text[1:2] in set("0123"))
