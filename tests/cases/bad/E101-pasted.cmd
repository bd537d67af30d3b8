cd "$TMP"
printf '{\342\200\234a\342\200\235: 1}' > quotes.json
printf '{"a":\302\2401}' > space.json
printf '{"a": 17,17}' > comma.json
printf '{"a": 1, // of 2\n "b": 2}' > comment.json
for file in quotes space comma comment; do "$BG" check $file.json; done
"$BG" check quotes.json 2> /dev/null
