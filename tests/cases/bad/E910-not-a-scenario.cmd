. tests/cases/bad/model/enter.sh
"$BG" model rules.json bids.jsonl -s rules.json
