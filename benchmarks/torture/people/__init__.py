"""Who is connected to the server: bare sockets that press, follow, read slowly, and write down answers.

They trust nothing: every byte is parsed, every answer kept, and what was promised to them is compared by
others. They work in threads or processes of their own, which end with the block that began them. They know
neither a row nor the server's insides: only its addresses and its words on the wire.
"""
