"""What `make torture` runs: what a venue does to a show, done to a real server, with figures to print.

row.py        what a row is: figures with bounds, a run, controls that must fail, and how it is judged
ground.py     where a row works: its folder, its share of the whole, its servers
server.py     `stagecue serve` in a process of its own, which can be killed, stopped and started again
phone.py      a phone as a bare socket client: presses with ids, answers, states, its own view of the show
without.py    a server with one check taken out, for the controls: nothing of it is in StageCue itself
faults.py     the same for faults from within: a slow disk, a stepped wall clock, a leak
day.py        the cards that are played
scene.py      a warm server with a long stage, and who is connected to it; meter.py times GO there
screen.py     a screen as a bare socket that parses every byte, or reads as slowly as it is told
memory.py     what a server holds: memory at its peak, threads, files
volume.py     disks that can be filled, broken and mended, in mount namespaces of the rig's own
onrecord.py   whether what was acked is on record, once and in order
namespaces.py three network namespaces with a router between them, whose forwarding can be cut in silence
screencast.py every frame that a page showed, and whether there was text in it
table.py      the table that people read, and the file that programs read

Each other file holds rows. A row never passes by itself: a machine that cannot run it is told so in its line,
and a row whose control does not fail is called blind.
"""
