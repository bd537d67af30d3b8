# In the empty folder $TMP: a ruleset with a register section, a register and wages that are all good.
cd "$TMP" || exit 2
cat >rules.json <<'END'
{"format": "bidgauge-ruleset/1", "id": "t", "title": "T", "currency": "USD",
 "solicitation": {"dates": {"bids_due": "2026-07-01"}},
 "facts": {"value": {"type": "number"}},
 "sources": {"s": {"title": "S"}},
 "parameters": {"floor": {"values": {"2026-01-01": 20}},
  "hours": {"source": "s", "values": {"2026-01-01": 1800}}, "share": {"source": "s", "values": {"2026-01-01": 0.5}},
  "bare": {"values": {"2026-01-01": 1800}}},
 "fields": {"wage": {"type": "money"}, "size": {"type": "integer"},
  "workforce": {"type": "table", "columns": {"hourly_wage": {"type": "money", "role": "hourly_wage"}}}},
 "criteria": {
  "floor": {"title": "Floor", "kind": "pass_fail", "when": {">=": [{"fact": "value"}, 1000]},
   "test": {"all": [{"val": "workforce"}, {">=": [{"val": "hourly_wage"}, {"param": "floor"}]}]}},
  "small": {"title": "Small", "kind": "pass_fail", "when": {">": [{"val": "size"}, 5]}, "otherwise": "zero",
   "test": {"all": [{"val": "workforce"}, {">=": [{"val": "hourly_wage"}, {"param": "floor"}]}]}},
  "one": {"title": "One", "kind": "pass_fail", "test": {">=": [{"val": "wage"}, {"param": "floor"}]}}},
 "price": {"field": "wage"}, "award": {"method": "lowest_evaluated_price"},
 "register": {"requirement": "floor", "facts": {"value": {"val": "amount"}}, "legal_minimum": 10,
  "hours_per_year": {"param": "hours"}}}
END
printf 'contract,vendor,amount,occupation,headcount\n1,V,5000,guard,10\n' >c.csv
printf 'occupation,p10,p25,p50,p75,p90,source,year,url\nguard,15,17,18.2,21,25,made up,2025,https://example.org\n' >w.csv
model() { "$BG" model rules.json --register c.csv --wages w.csv "$@"; }
# Replaces the section "register" by the argument.
section() {
    sed '/ "register": {"requirement"/,$d' rules.json >r2.json
    printf ' "register": %s}\n' "$1" >>r2.json
    mv r2.json rules.json
}
