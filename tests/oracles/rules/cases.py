"""Bids that a ruleset of the library once judged against the law's own text, with the right answer.

The bids, and the facts and dates that were set, are in $BIDGAUGE_SHARED/cases/rules; its README gives the law.
Each ruleset there is an old copy: here its facts and dates are put on today's ruleset of the same id. Without
the folder the cases are skipped.
"""
import json
import os
import pathlib
import sys
import tempfile

from library import read, run

# case: (status of the bid, {criterion: outcome}, a part of the reason of the criterion that decides)
RIGHT = {
    # Md. SF&P 18-102(b)(3): not a contract with a nonprofit organisation
    "t1-maryland-nonprofit": ("ranked", {"maryland_wage": "not_applicable", "maryland_minimum": "met"}, None),
    # days accrue 0.04615 h per hour worked: 1,040 h are 48 h
    "t2-sf-part-time": ("ranked", {"sf_wage": "met", "sf_leave": "met", "sf_unpaid_leave": "met"}, None),
    # 7 DCMR 1007.1: at most 50; 17.50 is below the District's minimum wage, so it is asked, not eliminated
    "t4-dc-small-nonprofit": ("not_ranked", {"dc_wage": "not_applicable", "dc_minimum": "not_answered"}, None),
    "t5-lax-part-time": ("ranked", {"lax_wage": "met", "lax_leave": "met", "lax_unpaid_leave": "met"}, None),
    # 17.65 binds employers of 51 or more
    "t8-montgomery-40": ("ranked", {"maryland_wage": "met", "maryland_minimum": "met"}, None),
    # the rate in force while the work is done: 11.25 from 2022
    "t9-eo13658-term": ("eliminated", {"eo_13658": "not_met"}, ("eo_13658", "From 2022-01-01")),
}


def check(folder, name, want):
    old = read(folder / f"{name}.rules.json")
    status, outcomes, says = want
    with tempfile.TemporaryDirectory() as temp:
        temp = pathlib.Path(temp)
        done = run("ruleset", "export", f"rules/us/{old['id']}.json", "-o", temp / "rules.json")
        if done.returncode != 0:
            return [f"{name}: {done.stderr.strip()}"]
        rules = read(temp / "rules.json")
        for fact, entry in old["facts"].items():
            if fact in rules["facts"] and "value" in entry:
                rules["facts"][fact]["value"] = entry["value"]
        rules["solicitation"] = old["solicitation"]
        (temp / "rules.json").write_text(json.dumps(rules))
        done = run("evaluate", temp / "rules.json", folder / f"{name}.bid.json", "--json", temp / "result.json")
        if done.returncode != 0:
            return [f"{name}: {done.stderr.strip()}"]
        bid = read(temp / "result.json")["lots"][0]["bids"][0]
    by_id = {c["id"]: c for c in bid["criteria"]}
    faults = [f"{name}: status is {bid['status']}, want {status}"] if bid["status"] != status else []
    for criterion, outcome in outcomes.items():
        if by_id[criterion]["outcome"] != outcome:
            faults.append(f"{name}: {criterion} is {by_id[criterion]['outcome']}, want {outcome}: "
                          f"{by_id[criterion]['reason']}")
    if says and says[1] not in by_id[says[0]]["reason"]:
        faults.append(f"{name}: {says[0]} does not say \"{says[1]}\": {by_id[says[0]]['reason']}")
    return faults


def main():
    shared = os.environ.get("BIDGAUGE_SHARED", "")
    folder = pathlib.Path(shared) / "cases" / "rules"
    if not shared or not folder.is_dir():
        print("cases of the rules: SKIPPED: no BIDGAUGE_SHARED with cases/rules")
        return 0
    names = {p.name[: -len(".rules.json")] for p in folder.glob("*.rules.json")}
    faults = [f"{n}: of one side only" for n in sorted(names ^ set(RIGHT))]
    for name in sorted(names & set(RIGHT)):
        faults += check(folder, name, RIGHT[name])
    for fault in faults:
        print(fault)
    print(f"cases of the rules: {len(names)} bids, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
