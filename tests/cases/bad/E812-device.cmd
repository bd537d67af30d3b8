# A workbook cannot be written to a device.
. tests/cases/bad/base/enter.sh
"$BG" evaluate ruleset.json good.json -o /dev/full
