# A scenario sheet with faults in its cells: a name, a date, a value, a weight set twice.
. tests/cases/bad/model/enter.sh
${PYTHON:-python3} - <<'END' || exit 77
try:
    import openpyxl
except ImportError:
    import sys
    sys.exit("python3-openpyxl is not installed")
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "Floor"
for row in (["name", "what", "date", "value"], ["Floor", "wage flor", "2026-07-01", 20],
            ["Floor", "wage floor", "July", 20], ["Floor", "wage floor", None, 20],
            ["Floor", "wage floor", "2027-07-01", None], ["Pay", "weight of Pay", None, 50],
            ["Pay", "weight of pay", None, 45], ["Pay", "weight of Payroll", None, 45],
            ["Floor", "wage floor (tier)", "2027-07-01", 3], ["Award", "award.totl", None, 3]):
    sheet.append(row)
book.save("s.xlsx")
END
"$BG" model rules.json bids.jsonl -s s.xlsx
