# A bid that is not there, one behind a file, and one behind links that go in a circle.
. tests/cases/bad/base/enter.sh
ln -s b a
ln -s a b
"$BG" evaluate ruleset.json good.json \
    nobody.json good.json/bid.json a
