# Two outputs of one run: where the second cannot be put in its place (another file is mounted over it)
# the first stays as it was too; and where the disk fills at the second.
DISK=24k
. tests/cases/bad/base/disk.sh
echo old | tee result.json >comparison.xlsx && echo other >other
mount --bind other comparison.xlsx
"$BG" evaluate --force ruleset.json good.json --json result.json -o comparison.xlsx
echo "exit status $?"
umount comparison.xlsx
mount --bind other result.json
"$BG" evaluate --force ruleset.json good.json --json result.json -o comparison.xlsx
echo "exit status $?"
umount result.json
echo old | tee disk/result.json >disk/comparison.xlsx
"$BG" evaluate --force ruleset.json good.json --json disk/result.json -o disk/comparison.xlsx
status=$?
ls -A . disk
cat result.json comparison.xlsx disk/*
exit $status
