. tests/cases/bad/model/enter.sh
${PYTHON:-python3} - <<'END' || exit 77
try:
    import openpyxl
except ImportError:
    import sys
    sys.exit("python3-openpyxl is not installed")
book = openpyxl.Workbook()
book.active.append(["nothing"])
book.save("a.xlsx")
book.active.append(["name", "what"])
book.save("b.xlsx")
END
printf 'PK\003\004 and no more' >c.xlsx
"$BG" model rules.json bids.jsonl -s a.xlsx -s b.xlsx -s c.xlsx
