# A file of 1 GB: refused by its limit, before it is read (memory is held to 300 MB, but for the
# sanitizers, which need more).
. tests/cases/bad/base/enter.sh
truncate -s 1G bid.json || exit 1
case $BUILD in *asan*) ;; *) ulimit -v 300000 ;; esac
timeout 10 "$BG" evaluate ruleset.json good.json bid.json
