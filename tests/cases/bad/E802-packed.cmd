# A file that gzip made and that was cut off is named as that.
. tests/cases/bad/base/enter.sh
printf '{"ocid": "x"}\n' | gzip -n | head -c 20 >cut.json.gz
"$BG" import cut.json.gz -o imported
