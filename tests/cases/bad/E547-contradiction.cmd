# A bid that is both withdrawn and disqualified, and one opened before it came in.
. tests/cases/bad/base/enter.sh
cat >d.json <<'END'
{"format": "bidgauge-decisions/1", "decisions": [
  {"do": "withdraw", "bid": "B-1", "date": "2026-03-10"},
  {"do": "disqualify", "bid": "B-1", "reason": "Debarred"}
]}
END
cat >e.csv <<'END'
do,bid,received at,opened at
receive,B-1,2026-03-12 10:00,2026-03-12 09:59
END
"$BG" evaluate ruleset.json good.json --decisions=d.json
"$BG" evaluate ruleset.json good.json --decisions=e.csv
