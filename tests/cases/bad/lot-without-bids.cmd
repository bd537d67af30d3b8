# Nobody bids on a lot: its table has no rows, and that is said.
. tests/cases/bad/model/enter.sh
sed 's/"award":/"lots": {"north": {"title": "North"}, "south": {"title": "South"}}, "award":/' rules.json >lots.json
head -1 bids.jsonl | sed 's/"answers":/"lots": {"north": {}}, "answers":/' >bid.json
"$BG" evaluate lots.json bid.json
