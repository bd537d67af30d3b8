# A workbook cannot be written to a device.
. tests/bad/base/enter.sh
"$BG" evaluate ruleset.json good.json -o /dev/full
