. tests/cases/bad/model/enter.sh
sed 's/"award":/"lots": {"north": {}, "south": {}}, "award":/' rules.json >lots.json
cat >s.json <<'END'
{"format": "bidgauge-scenario/1", "title": "Try", "adds": ["lots.east"],
 "ruleset": {"lots": {"east": {}, "south": null}}}
END
"$BG" model lots.json bids.jsonl -s s.json
