# A pattern that a scenario brings is tried like one of the rules.
cd "$TMP"
cat >worse.json <<'END'
{"format": "bidgauge-scenario/1", "title": "Worse",
 "ruleset": {"criteria": {"no_retaliation": {"match": "(a+)+$"}}}}
END
"$BG" model "$OLDPWD/samples/janitorial/ruleset.json" "$OLDPWD/samples/janitorial/bids/B-01-cedar.json" -s worse.json >/dev/null
