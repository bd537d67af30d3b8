# A ruleset of 1 GB: refused by its limit, before it is read.
truncate -s 1G "$TMP/ruleset.json" || exit 1
case $BUILD in *asan*) ;; *) ulimit -v 300000 ;; esac
timeout 10 "$BG" check "$TMP/ruleset.json"
