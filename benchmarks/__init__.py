"""What `make bench` runs: StageCue measured on a real server, each figure beside a reference of the same run.

rows.py           the rows, in their order; each is a module below that gives a table
claims.py         a figure, its bound, its reference and its verdict; a row that is watched, and run again
tapping.py        from a press on the phone to the prompter's banner (tapping_relay.py: the bare relay)
agreeing.py       screens of other widths on the same word (agreeing_steps.py: for what part of the time)
pacing.py         a pace that was set is the pace that is read
scrolling.py, long_script.py    frames and places of the scroll, of 20,000 words too (ruler.py: the film)
fanout.py, joining.py, memory.py    a hall full of screens (hall.py, crowd.py, talking.py; bare.py: the relay)
starting.py       from the command to the first page
cue_timing.py     do cues leave at their planned time?

bench_day.py      a day of cards with a cue every second or so, made up here
show_server.py    `stagecue serve` in a process of its own, as a user starts it
children.py       every other process of a bench
pages.py          real pages in Chromium, which write down when they were told
listener.py       a bare socket client in its own process, which writes down when it was told
reference.py      a bare gevent process that sleeps to the same rate of instants, and commits
as_told.py        the record and what the listeners heard, made into errors against the plan
machine.py        the hypervisor's steal, the load, and what the machine is
results.py        figures of many errors, results.json

docs/benchmarks.md says how to read it.
"""
