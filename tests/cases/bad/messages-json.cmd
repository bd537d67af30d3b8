"$BG" check samples/janitorial/bids/B-01-cedar.json samples/janitorial/ruleset.json --quiet --messages=json
