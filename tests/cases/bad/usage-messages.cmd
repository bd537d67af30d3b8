"$BG" check samples/janitorial/ruleset.json --messages=xml
