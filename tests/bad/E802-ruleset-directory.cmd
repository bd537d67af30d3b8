# A folder where a ruleset belongs.
. tests/bad/base/enter.sh
"$BG" check .
