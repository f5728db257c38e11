"""The report of a day, drawn: what `rehearsal` folded becomes JSON names, a table of cells, or one page.

Pure: reports in, text out; nothing here reads a clock, writes a file or knows who asked. What people wrote
reaches a page through jinja's escaping and a table's cells through `table.safe` alone.
"""

from stagecue.web.report.page import POLICY, report_html
from stagecue.web.report.shapes import report_json
from stagecue.web.report.table import report_csv

__all__ = ["POLICY", "report_csv", "report_html", "report_json"]
