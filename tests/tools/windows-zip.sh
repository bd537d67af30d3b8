#!/bin/sh
# windows-zip.sh VERSION FOLDER: what somebody with Windows needs, in one zip: the exe, the page where it was
# built, samples, rules and a README.txt. The same bytes from the same commit.
set -eu
version=$1 folder=$2
name=bidgauge-$version-windows
rm -rf "$folder/$name" "$folder/$name.zip"
mkdir -p "$folder/$name"
cp "$folder/windows/bidgauge.exe" LICENSE "$folder/$name/"
[ ! -f "$folder/bidgauge.html" ] || cp "$folder/bidgauge.html" "$folder/$name/"
cp -R rules samples "$folder/$name/"
page=
[ ! -f "$folder/bidgauge.html" ] || page="
bidgauge.html does the same in a browser, without the network: open it with a double click.
"
sed 's/$/\r/' >"$folder/$name/README.txt" <<END
bidgauge $version: evaluates bids for public contracts

Nothing is installed. Unpack this folder where you like.

To compare bids: select the ruleset (.json) and the bids in the Explorer, and drag them together
onto bidgauge.exe. It writes comparison.xlsx beside the ruleset. Try it with
samples\\janitorial\\ruleset.json and the folder samples\\janitorial\\bids.
A ruleset alone gives form.xlsx, the form that vendors fill in.
$page
To begin a solicitation of your own, open a command prompt in this folder:

    bidgauge new -o my-rfp.xlsx
    bidgauge help

The same files give the same bytes on every system. The sample vendors are invented.
END
export TZ=UTC
stamp=$(git log -1 --format=%cd --date=format-local:%Y%m%d%H%M.%S)
cd "$folder"
find "$name" -exec touch -t "$stamp" {} +
find "$name" -type f | LC_ALL=C sort | zip -qX "$name.zip" -@
rm -rf "$name"
ls -l "$name.zip"
