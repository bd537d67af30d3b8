# The output folder is on a read-only disk: the old files stay.
DISK=64k
. tests/cases/bad/base/disk.sh
echo old | tee disk/result.json >disk/book.xlsx
mount -o remount,ro disk
"$BG" evaluate --force ruleset.json good.json --json disk/result.json
echo "exit status $?"
"$BG" evaluate --force ruleset.json good.json -o disk/book.xlsx
echo "exit status $?"
ls -A disk
cat disk/*
exit 3
