# A folder where one file belongs.
. tests/cases/bad/base/enter.sh
mkdir bids
"$BG" import bids -o out
