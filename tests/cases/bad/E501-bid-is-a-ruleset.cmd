# The ruleset given again, as a bid.
. tests/cases/bad/base/enter.sh
cat >bid.json <<'END'
{"format": "bidgauge-ruleset/1", "id": "cleaning"}
END
"$BG" evaluate ruleset.json good.json bid.json
