"""One message to a whole room: encoded once, framed once, and put on each line without engineio's way there.

On that way each of a thousand clients costs two lines of a log that nobody reads, a look at its heartbeat and
a chain of calls: half as much again as the kernel takes to send. Each process tells its own clients; what a
message queue between servers would carry, their shared store already does.
"""

from engineio.packet import MESSAGE
from engineio.packet import Packet as EnginePacket
from flask_socketio import SocketIO
from socketio.packet import EVENT

from stagecue.web.transport.packets import Packet
from stagecue.web.transport.websocket import text_frame


def broadcast(socketio: SocketIO, event: str, data: object, *, room: str | None) -> None:
    """Send `event` to all in `room` (None: all). Who does not take it at once gets it from its queue."""
    server = socketio.server
    packet = EnginePacket(MESSAGE, Packet(EVENT, data=[event, data], namespace="/").encode())
    frame = text_frame(packet.encode())
    sessions = server.eio.sockets
    for _, name in server.manager.get_participants("/", room):
        session = sessions.get(name)
        if session is not None and not session.closed and not session.queue.pass_by(frame):
            session.queue.put(packet)
