"""Adopts every ruleset of rules/ as docs/adopting.md says: a copy with the header and the buyer's
facts filled in, nothing else. The copy must load without an error, have nothing left to fill in, and
judge two made-up bids: one that meets the requirements is ranked, and one that breaks a named
requirement is eliminated by it and by nothing else.
"""
import copy
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile

PROGRAM = os.path.abspath(os.environ.get("BIDGAUGE", "build/bidgauge"))
HEADER = {"title": "Cleaning of the town hall", "reference": "TOWN-2026-7", "buyer": "Town of Sample (invented)"}

CREW = {"job_class": "Cleaner", "own": True, "headcount": 12, "full_time": True, "hours_per_year": 1950,
        "hourly_wage": 26.00, "employer_benefit": 8.50, "paid_days": 12, "unpaid_days": 10}
def yes(*fields):
    return {f: True for f in fields}


FEDERAL = {
    "price": 900000, "sick_hours_worked": 30, "sick_hours_cap": 56, "debarred": False,
    "record": "none",
    "workforce": [{"job_class": "class_1", "headcount": 9, "hours_per_year": 1950, "hourly_wage": 21.60,
                   "employer_benefit": 5.09}],
    **yes("sick_carries_over", "finances", "can_meet_schedule", "integrity", "organisation", "facilities"),
}
GOOD_JOBS = {
    "price": 1900000, "pay_ratio_ceo_median": 40, "wage_theft_findings": 0, "pay_gap_mean": 8,
    "health_eligible_share": 95, "health_premium_share": 80, "retirement_match": 3, "paid_sick_hours": 56,
    "sick_accrual": 30, "paid_leave_days": 15, "unpaid_leave_days": 10, "parental_leave_weeks": 8,
    "recordables_3yr": 4, "dart_3yr": 2, "hours_3yr": 240000, "emr_1": 0.95, "emr_2": 1, "emr_3": 0.9,
    "fatalities_3yr": 0, "osha_serious_5yr": 1, "osha10_share": 90, "sched_notice_days": 14,
    "rest_between_shifts": 11, "guaranteed_hours": 25, "misclass_findings": 0, "cba_coverage": 0,
    "nlra_findings": 0, "training_hours": 24, "internal_promo_share": 40, "targeted_hire_share": 20,
    "disadvantaged_share": 10, "employee_owned_share": 0, "profit_share": 2, "turnover_annual": 35,
    "tenure_median": 4, "retention_90d": 88, "small_business_share": 15, "sub_payment_days": 30,
    "local_spend_share": 60, "debarred": False,
    "grievance_policy": "Complaints are heard within a week and nobody is retaliated against.",
    **yes("safety_committee", "sched_change_pay", "voice_channel", "apprentice_programme",
          "worker_retention_clause", "fire_rehire_policy", "prevailing_wage_ok"),
    "workforce": [{"job_class": "Cleaner", "headcount": 20, "hours_per_year": 1950, "hourly_wage": 26,
                   "employer_benefit": 6, "full_time": True, "agency": False, "zero_hours": False,
                   "apprentice": False}],
}
BUILDERS = {
    "price": 4900000, "debarred": False, "non_responsible_findings": 0, "osha10_share": 100,
    "emr_1": 0.92, "emr_2": 1.01, "injuries": [
        {"year": y, "recordables": 2, "dart_cases": 1, "hours": 210000} for y in (2023, 2024, 2025)],
    "serious_citations": 0, "revenue": 20000000, "apprentice_share": 15, "targeted_share": 30,
    "disadvantaged_share": 10, "health_share": 100, "small_business_share": 20, "turnover": 30,
    "grievance_policy": True,
    **yes("legal_to_do_business", "general_liability", "workers_compensation", "auto_insurance",
          "completed_operations", "prevailing_wage", "drug_programme", "apprenticeship_programme",
          "weekly_safety_meetings"),
}
SMALL = {
    "price": 104000, "net_price": 100000, "responsible": True, "pays_minimum_wage_rate": False,
    "subcontract_nonqualifying": 0, "small_business": True, "small_subcontract_share": 0,
    "alaska_bidder": False, "alaska_disability": False, "alaska_programme": False,
    "alaska_veteran": False, "hubzone": False, "domestic": True, "sbe": False, "local": True,
    "employee_owned": 0,
}
FAIR = {
    "price": 1000000, "zero_hours_wanted": True, "notice_weeks": 4, "cancelled_paid": True,
    "voice": "forum", "training_plan": "Two days a year", "flexible_day_one": True,
    "no_fire_rehire": True, "jobs_plan": "Ten permanent jobs", "skills_plan": "Level 2 for all",
    "workforce": [
        {"job_class": "Cleaner", "headcount": 10, "age": "over_20", "hours_per_year": 1700,
         "hourly_wage": 13.45, "zero_hours": False, "guaranteed_hours": 30},
        {"job_class": "Trainee", "headcount": 1, "age": "apprentice", "hours_per_year": 1700,
         "hourly_wage": 8.00, "zero_hours": False, "guaranteed_hours": 30}],
}
CARS = {
    "price": 210000000, "disadvantaged_share": 15, "remedies_accepted": True, "quarterly_reports": True,
    "jobs": [{"job_class": "Assembler", "place": "Pueblo, Colorado", "in_united_states": True,
              "new_job": True, "headcount": 120, "hours_per_year": 1950, "years": 4,
              "hourly_wage": 27, "employer_benefit": 9, "training_hours": 40}],
}


def changed(bid, **answers):
    out = copy.deepcopy(bid)
    out.update(answers)
    return out


def in_rows(bid, table, **cells):
    out = copy.deepcopy(bid)
    for row in out[table]:
        row.update(cells)
    return out


# ruleset: (facts, dates, what else the page says to fill in, good bid, bad bid, what it breaks, status)
CASES = {
    "us-living-wage-floors": (
        {"maryland": True, "county_of_work": "Howard", "contract_value": 1200000, "term_weeks": 52},
        {}, None, {"price": 1100000, "employees": 60, "employer_type": "nonprofit", "workforce": [CREW]},
        {"price": 900000, "employees": 60, "employer_type": "nonprofit",
         "workforce": [dict(CREW, hourly_wage=17.16)]}, "maryland_wage", "ranked"),
    "us-federal-service-baseline": (
        {"contract_value": 950000}, {},
        lambda r: r["parameters"]["wd_wage"]["table"].update(
            {f"class_{i}": {"2025-09-01": 21.55 + i - 1} for i in range(1, 7)}),
        FEDERAL, in_rows(FEDERAL, "workforce", employer_benefit=5.03), "sca_fringe", "ranked"),
    "us-high-road-construction": (
        {"washington": True, "washington_buyer": "municipality"}, {}, None,
        BUILDERS, changed(BUILDERS, apprentice_share=14.9), "wa_apprentices", "ranked"),
    "us-bid-preferences": ({"use_california": True}, {}, None, SMALL,
                           changed(SMALL, responsible=False), "responsible", "ranked"),
    "uk-fair-work-social-value": ({"place": "UK"}, {}, None, FAIR,
                                  in_rows(FAIR, "workforce", hourly_wage=13.44), "real_living_wage",
                                  "provisional"),
    "us-employment-plan": ({"contract_value": 220000000}, {}, None, CARS,
                           changed(CARS, remedies_accepted=False), "reporting", "provisional"),
    "good-jobs-scorecard": ({"living_wage": 22.5}, {}, None, GOOD_JOBS,
                            changed(GOOD_JOBS, debarred=True), "debarred", "ranked"),
}


# Of these some criterion that applies here uses a figure that is not verified.
UNVERIFIED = {"us-high-road-construction", "good-jobs-scorecard", "uk-fair-work-social-value"}


def run(*arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, check=False)


def bid_file(folder, name, answers):
    path = folder / f"{name}.json"
    path.write_text(json.dumps({
        "format": "bidgauge-bid/1", "bid": name, "vendor": {"id": name, "name": f"{name} (invented)"},
        "solicitation": HEADER["reference"], "submitted": "2026-02-01T10:00:00Z", "answers": answers}))
    return str(path)


def adopt(name, folder):
    """The copy, as the page says."""
    facts, dates, more, *_ = CASES[name]
    ruleset = json.loads(pathlib.Path(f"rules/{name}.json").read_text())
    ruleset["solicitation"].update(HEADER)
    ruleset["solicitation"]["dates"].update(dates)
    for fact, value in facts.items():
        ruleset["facts"][fact]["value"] = value
    if more:
        more(ruleset)
    path = folder / "ruleset.json"
    path.write_text(json.dumps(ruleset))
    return str(path)


def judged(path, folder, good, bad):
    """{bid: (status, the requirements that it does not meet)} and the exit status."""
    files = [bid_file(folder, "good", good), bid_file(folder, "bad", bad)]
    done = run("evaluate", path, *files, "-o", str(folder / "comparison.xlsx"), "--json",
               str(folder / "result.json"))
    if done.returncode != 0:
        return {}, f"exit status {done.returncode}: {done.stderr}"
    bids = json.loads((folder / "result.json").read_text())["lots"][0]["bids"]
    if not (folder / "comparison.xlsx").exists():
        return {}, "no workbook"
    return {b["bid"]: (b["status"], [c["id"] for c in b["criteria"] if c["outcome"] == "not_met"
                                     and c["points"] is None]) for b in bids}, done.stderr


def marked(folder):
    """The workbook marks a score that rests on a figure which nobody has verified."""
    with zipfile.ZipFile(folder / "comparison.xlsx") as book:
        return any("(\u26a0 not verified)" in book.read(part).decode()
                   for part in book.namelist() if part.endswith(".xml"))


def check(name, folder):
    *_, good, bad, breaks, status = CASES[name]
    path = adopt(name, folder)
    loaded = run("check", path)
    if loaded.returncode != 0 or "error" in loaded.stderr:
        return f"does not load: {loaded.stderr}"
    published = run("check", "--publish", path)
    if published.returncode != 0 or "W713" in published.stderr:
        return f"not ready to publish: {published.stderr}"
    got, said = judged(path, folder, good, bad)
    want = {"good": (status, []), "bad": ("eliminated", [breaks])}
    if got != want:
        return f"{got}, want {want}: {said}"
    if marked(folder) != (name in UNVERIFIED):
        return "a mark of unverified figures is missing, or too many"
    if "warning" in said and "W309" not in said:
        return f"warns: {said}"
    return None


def main():
    failed = 0
    names = sorted(p.stem for p in pathlib.Path("rules").glob("*.json"))
    if names != sorted(CASES):
        print(f"adopt: {sorted(set(names) ^ set(CASES))} is in one of rules/ and this test only")
        return 1
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            fault = check(name, pathlib.Path(folder))
        if fault:
            failed += 1
            print(f"adopt: {name}: {fault}")
    print(f"adopt: {len(names) - failed} of {len(names)} rulesets adopted with a filled header")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
