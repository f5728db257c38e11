"""What is played, and on what: the server in its process, its cards, its network, its disks, its record.

It is real, and the rig's own: nothing of the machine (its links, its clock, its disks) is touched, and
nothing is left when the process that made it has ended. A machine that lacks something for it is told what,
by `NotHere`. It knows no row: whatever only one row needs stands with that row.
"""
