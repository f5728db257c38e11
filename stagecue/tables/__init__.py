"""What the commands print: tables for people, the same as JSON for programs, a bar while a day is played.

It draws what it is given and decides nothing; colours never say what a word does not.
Titles and names are people's text: they are escaped before they are printed.
"""

from stagecue.tables.addresses import print_addresses
from stagecue.tables.check import check_json, place, print_check
from stagecue.tables.doctor import findings_json, print_findings
from stagecue.tables.plan import plan_json, print_plan
from stagecue.tables.progress import Bars, Lines
from stagecue.tables.rehearsal import print_reports

__all__ = [
    "Bars",
    "Lines",
    "check_json",
    "findings_json",
    "place",
    "plan_json",
    "print_addresses",
    "print_check",
    "print_findings",
    "print_plan",
    "print_reports",
]
