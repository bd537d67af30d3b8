# A file of 1 GB: refused by its limit, before it is read (memory is held to 300 MB, but for the
# sanitizers, which need more).
truncate -s 1G "$TMP/bid.json" || exit 1
case $BUILD in *asan*) ;; *) ulimit -v 300000 ;; esac
timeout 10 "$BG" evaluate tests/bad/base/ruleset.json tests/bad/base/good.json "$TMP/bid.json"
