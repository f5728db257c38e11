"""The only folder that knows HTTP, sockets, HTML and the names in JSON.

It is thin: it reads what a browser sent, puts it to a runner, and shows what the runner holds.
What a show may do is not decided here, and nothing here reads a clock, a card or a record.
"""
