"""The server underneath: parts of gevent, wsproto and engineio, with the gaps closed that a venue would find.

It knows bytes, sockets, hosts and packets, and nothing of shows, pages or people.
Each mend says the fact that it is for, and has a test that fails without it.
"""
