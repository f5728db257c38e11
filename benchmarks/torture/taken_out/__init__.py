"""What the controls take out of a server, or do to a page: one thing each, by the name that the table says.

Everything is done from here, by replacing a name in the process of one server: StageCue itself has no door
for it. One control takes out one check, and the row must see just that, by the figure that it names. A
fault that a server must bear (a slow disk, a stepped clock) is put in the same way, by a file beside its
record.
"""
