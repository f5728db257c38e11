"""The rows on a disk that is slow, full, read-only or broken: the show goes on, says so, and catches up.

A press is acked as what it is: `applied` is on the disk, `degraded` is not yet, and both are counted.
When the disk is well again the record is compared with every ack, once each and in their order.
The disks are the rig's own, in mount namespaces of its own, or faults in the one server's process.
"""
