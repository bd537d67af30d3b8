# What only the whole scenario shows stands at its cell as well.
. tests/cases/bad/model/enter.sh
${PYTHON:-python3} - <<'END' || exit 77
try:
    import openpyxl
except ImportError:
    import sys
    sys.exit("python3-openpyxl is not installed")
book = openpyxl.Workbook()
for row in (["what", "date", "value"], ["award.totl", None, 3], ["floor", "2025-07-01", "much"]):
    book.active.append(row)
book.save("s.xlsx")
END
"$BG" model rules.json bids.jsonl -s s.xlsx
