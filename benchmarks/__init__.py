"""What `make bench` runs: StageCue measured on a real server, each figure beside a reference of the same run.

bench_day.py      a day of cards with a cue every second or so, made up here
show_server.py    `stagecue serve` in a process of its own, as a user starts it
pages.py          real pages in Chromium, which write down when they were told
listener.py       a bare socket client in its own process, which writes down when it was told
reference.py      a bare gevent process that sleeps to the same rate of instants, and commits
as_told.py        the record and what the listeners heard, made into errors against the plan
machine.py        the hypervisor's steal, the load, and what the machine is
results.py        figures of many errors, the table, results.json
cue_timing.py     the bench: do cues leave at their planned time?

docs/benchmarks.md says how to read it.
"""
