"""How an exported briefing looks in a browser and on its printer: the design's page, in CSS."""

from typing import Final

STYLE: Final = """
:root { color: #111416; background: #fff; }
body { max-width: 658px; margin: 52px auto; padding: 0 16px;
  font: 13.5px/19.5px "Source Serif 4", "Noto Serif", Georgia, serif; }
h1 { font-size: 31px; line-height: 36px; font-weight: 600; margin: 20px 0 5px; }
h2 { font-size: 13px; line-height: 17px; font-weight: 600; color: #14566b; margin: 20px 0 8px;
  padding-top: 7px; border-top: 1px solid #111416; break-after: avoid; }
.running, .coverage, .remark, h2, table, .sources, .gaps, footer, sup, .notes b, .analyst {
  font-family: "Source Sans 3", "Noto Sans", "Segoe UI", sans-serif; }
.running { color: #50565c; font-size: 11px; line-height: 14px; padding-bottom: 7px;
  border-bottom: 2px solid #111416; }
.coverage, .remark { color: #50565c; font-size: 13px; line-height: 18px; margin: 0; }
table { width: 100%; border-collapse: collapse; font-size: 12.5px; line-height: 17px; }
thead th { color: #50565c; font-size: 11px; text-align: left; padding: 4px 8px; }
th:first-child { padding-left: 0; }
thead th:nth-child(2), .value { text-align: right; white-space: nowrap; }
tbody { border-top: 1px solid #c9c5bd; break-inside: avoid; }
thead + tbody { border-top-color: #111416; }
table { border-bottom: 1px solid #111416; }
tbody th { text-align: left; vertical-align: top; font-weight: 400; padding: 3px 8px 3px 0; }
td { padding: 3px 8px; vertical-align: top; }
.value { font: 600 14px/17px "Source Serif 4", "Noto Serif", Georgia, serif; }
.stated { font-weight: 600; }
.derived { font-style: italic; font-weight: 400; color: #6b4700; background: #faf4e4;
  padding: 0 3px; }
.analyst { background: #f2f4f5; border-left: 3px solid #80868c; padding: 0 6px; }
.inferred { font-style: italic; border-bottom: 1px dotted #50565c; }
.conflict { color: #9c2e1b; font-weight: 600; }
.status.target { color: #14566b; } .status.expected { color: #6b4f9a; }
.status.derived { background: none; font-style: normal; }
ul { list-style: none; padding: 0; margin: 0; }
ul li { padding-left: 14px; margin-bottom: 3px; }
ul li::before { content: "\\2013"; float: left; margin-left: -14px; }
dl { display: grid; grid-template-columns: 24px 1fr; margin: 0; font-size: 12px;
  line-height: 16px; row-gap: 4px; }
dt { font-weight: 700; color: #14566b; } dd { margin: 0; }
sup { font-size: 9px; line-height: 0; font-weight: 600; margin-left: 1px; }
a { color: #14566b; text-decoration: none; } a:hover { text-decoration: underline; }
.notes ol { columns: 2; column-gap: 26px; padding-left: 24px; margin: 0; font-size: 10.5px;
  line-height: 14px; }
.notes li { break-inside: avoid; margin-bottom: 4px; }
.notes li:target { background: #eaf3f5; }
.sentence { white-space: pre-line; }
footer { margin-top: 20px; border-top: 1px solid #c9c5bd; color: #50565c; font-size: 11px; }
.legend span + span { margin-left: 0; } .legend > span { margin-right: 18px; }
@page { margin: 18mm; }
@media print { body { margin: 0; max-width: none; padding: 0; } tr { break-inside: avoid; } }
"""
