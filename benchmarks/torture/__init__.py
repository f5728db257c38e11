"""What `make torture` runs: what a venue does to a show, done to a real server, with figures to print.

row.py     what a row is: figures with bounds, a run, controls that must fail, and how it is judged
rows.py    all rows, in the order of the table
ground.py  where a row works: its folder, its share of the whole
table.py   the table that people read, and the file that programs read

venue/     what is played, and on what: the server in its process, its cards, network, disks and record
people/    who is connected: phones, screens, a writer, and how long a GO takes them
taken_out/ what the controls take out of a server or a page, one thing each
kill/ cut/ hostile/ disk/ fuzz/ long/   the rows, by what is done

Imports point upwards in this list: a row knows the venue and the people, neither knows a row. A row never
passes by itself: a machine that cannot run it is told so in its line, and a row whose control does not fail
is called blind.
"""
