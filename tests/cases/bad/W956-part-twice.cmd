# One piece that two tasks of an array ran: the sums are written, and it is said.
. tests/cases/bad/base/enter.sh
head -c 100000 good.json | tr -d '\n' > piece.jsonl && echo >> piece.jsonl
"$BG" model ruleset.json --corpus piece.jsonl --partial one.part -q
cp piece.jsonl again.jsonl
"$BG" model ruleset.json --corpus again.jsonl --partial two.part -q
"$BG" merge one.part two.part -o sums.xlsx
