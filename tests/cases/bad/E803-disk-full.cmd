# The disk fills while the output is written: the old files stay, and nothing is left beside them.
DISK=16k
. tests/cases/bad/base/disk.sh
echo old | tee disk/result.json >disk/book.xlsx
head -c 4096 /dev/zero >disk/other
for n in 1 2 3 4 5 6 7 8 9; do
    sed "s/\"B-1\"/\"B-$n\"/; s/\"V-1\"/\"V-$n\"/" good.json >bid$n.json
done
"$BG" evaluate --force --quiet ruleset.json bid?.json --json disk/result.json
echo "exit status $?"
"$BG" evaluate --force --quiet ruleset.json bid?.json -o disk/book.xlsx
echo "exit status $?"
ls -A disk
cat disk/book.xlsx disk/result.json
exit 3
