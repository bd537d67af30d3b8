# A question that is no choice, and one that is not asked.
. tests/cases/bad/base/enter.sh
"$BG" model --corpus ruleset.json good.json --by=wage
"$BG" model --corpus ruleset.json good.json --by=wages
