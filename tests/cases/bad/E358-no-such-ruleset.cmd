# A ruleset that the library does not have; and the list of those that it has, filtered.
. tests/cases/bad/base/enter.sh
cat >index.json <<'END'
{"format": "bidgauge-rules-index/1",
 "rulesets": [
  {"id": "us-a", "title": "A wage law", "file": "us/us-a.json", "country": "US", "is": "standard", "work": ["cleaning"], "elements": ["wages"], "from": "2020-01-01", "to": "2024-12-31"},
  {"id": "us-b", "title": "A template", "file": "us/us-b.json", "country": "US", "is": "template", "work": ["any"], "elements": ["safety"]},
  {"id": "gb-c", "title": "Another law", "file": "gb/gb-c.json", "country": "GB", "is": "standard", "work": ["catering"], "elements": ["wages"]}]}
END
"$BG" rules list --rules-dir=.
"$BG" rules list --rules-dir=. --country=us --work=Cleaning --date=2024-12-31
"$BG" rules list --rules-dir=. --element=wages --date=2025-01-01
"$BG" rules show us-d --rules-dir=.
