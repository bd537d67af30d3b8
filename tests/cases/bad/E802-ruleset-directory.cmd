# A folder where a ruleset belongs.
. tests/cases/bad/base/enter.sh
"$BG" check .
