# Sourced by cases: as enter.sh, with the ruleset exported to rules.xlsx, and edit, which changes it:
# edit 'book["Criteria"]["F7"] = 50'. Without openpyxl the case is skipped.
. tests/cases/bad/base/enter.sh
"${PYTHON:-python3}" -c 'import openpyxl' 2>/dev/null || {
    echo "no openpyxl here" >&2
    exit 77
}
"$BG" ruleset export ruleset.json -o rules.xlsx || exit 1
edit() {
    "${PYTHON:-python3}" - "$1" <<'END'
import sys
import openpyxl
book = openpyxl.load_workbook("rules.xlsx")
exec(sys.argv[1])
book.save("rules.xlsx")
END
}
