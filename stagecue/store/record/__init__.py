"""The record on this laptop's disk: the store contract kept in SQLite, and what stands beside the file.

SQLite lives in native threads of its own, one that writes and one that reads; nothing here holds up the hub.
Every file beside a record has its name from here, and what is on the disk is synced before it counts.
"""
