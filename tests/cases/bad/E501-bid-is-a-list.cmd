# A list where a bid belongs.
. tests/cases/bad/base/enter.sh
cat >bid.json <<'END'
[1, 2, 3]
END
"$BG" evaluate ruleset.json good.json bid.json
