# One scenario given twice is two cases alike; another of the same name is none of this.
. tests/cases/bad/model/enter.sh
cat >s.json <<'END'
{"format": "bidgauge-scenario/1", "title": "Try", "ruleset": {"parameters": {"floor": {"values": {"2027-07-01": 19.00}}}}}
END
mkdir other && sed 's/19.00/19.50/' s.json >other/s.json
"$BG" model rules.json bids.jsonl -s s.json -s s.json -s other/s.json >/dev/null
