# A ruleset of 1 GB: refused by its limit, before it is read.
. tests/cases/bad/base/enter.sh
truncate -s 1G ruleset.json || exit 1
case $BUILD in *asan*) ;; *) ulimit -v 300000 ;; esac
timeout 10 "$BG" check ruleset.json
