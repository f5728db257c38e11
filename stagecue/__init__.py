"""StageCue: a folder of Markdown host cards goes in, a running show comes out.

The flow: card bytes → decode → card → script → plan → [command, now → decide → events → evolve]
→ journal → wire → views.

cards/      bytes in, values out: the text, the fields and the script of one card
rundown/    the plan of a day on one stage: items, cue points, planned times, pace
show/       what may happen and what did: commands, decide, events, evolve, views
rehearsal/  the same show on another clock: a drive for the virtual day, the as-run, the report
store/      the disk and its threads: card folder, record, and the runner that drives a show
web/        HTTP, sockets, pages and the JSON names
app/        the composition root and its clocks; laptop.py what the machine says of itself
cli/        the commands; tables/ what they print; errors.py what can go wrong; samples/ a day to try

Imports point one way: errors ← cards ← rundown ← show ← (rehearsal, store) ← web ← laptop ← app ←
tables ← cli.
"""
