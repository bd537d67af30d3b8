# The folder for temporary files fills: the old workbook stays.
DISK=8k
. tests/cases/bad/base/disk.sh
echo old >book.xlsx
TMPDIR=$PWD/disk "$BG" evaluate --force ruleset.json good.json -o book.xlsx
status=$?
ls -A . disk
cat book.xlsx
exit $status
