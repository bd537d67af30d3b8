"""What the independent workings of the samples share: exact fractions, half-up rounding, ranks.

Nothing here is taken from bidgauge's code; the words of docs/ruleset.md are the only source.
"""
import json
import pathlib
import sys
from fractions import Fraction as F


def half_up(x, places=2):
    scaled = abs(x) * 10**places + F(1, 2)
    whole = scaled.numerator // scaled.denominator
    sign = "-" if x < 0 and whole else ""
    if places == 0:
        return f"{sign}{whole}"
    return f"{sign}{whole // 10**places}.{whole % 10**places:0{places}d}"


def lin(value, low, high):
    """(value - low) / (high - low), kept in 0..1; low > high means lower is better."""
    if value is None:
        return None
    return max(F(0), min(F(1), (F(value) - F(low)) / (F(high) - F(low))))


def lowest_proportion(lowest, price):
    return F(lowest) / F(price)


def read_bids(sample):
    """Every bid of a sample, numbers as fractions, in the order of the file names. A clarified answer
    takes the place of the first one."""
    found = []
    for path in sorted((pathlib.Path(sample) / "bids").glob("*.json")):
        bid = json.loads(path.read_text(), parse_float=F, parse_int=F)
        for clarified in bid.get("clarifications", []):
            bid["answers"][clarified["field"]] = clarified["now"]
        found.append(bid)
    return found


def finish(bid, failed, rating, weights, zero_when_missing, price, price_weight, price_rating,
           price_points=None):
    """Points, total and status of one bid. rating None: not answered."""
    points = {k: (rating[k] or F(0)) * weights[k] for k in weights}
    open_questions = [k for k in weights if rating[k] is None and k not in zero_when_missing]
    got = None
    if not failed:
        got = F(price_points) if price_points is not None else F(price_weight) * price_rating
    quality = sum(points.values())
    total = None if failed else quality + got
    reachable = None if failed else total + sum(weights[k] for k in open_questions)
    status = "eliminated" if failed else "provisional" if open_questions else "ranked"
    return {
        "bid": bid["bid"], "vendor": bid["vendor"]["name"], "submitted": bid.get("submitted", ""),
        "status": status, "failed": failed, "open": [] if failed else open_questions,
        "price": str(price) if F(price).denominator == 1 else str(float(price)),
        "price_points": None if got is None else half_up(got),
        "quality": half_up(quality), "total": None if total is None else half_up(total),
        "total_exact": None if total is None else str(total),
        "reachable": None if reachable is None else half_up(reachable),
        "points": {k: half_up(points[k]) for k in weights},
    }


def award(name, results, key=None):
    """Ranks by the rounded total; ties by lowest price, then by the earliest bid. Prints JSON."""
    key = key or (lambda r: (-F(r["total"]), F(r["price"]), r["submitted"]))
    ranked = sorted((r for r in results if r["status"] in ("ranked", "provisional")), key=key)
    for r in results:
        r["rank"] = next((i + 1 for i, q in enumerate(ranked) if q is r), 0)
    json.dump({"sample": name, "order": [r["bid"] for r in ranked], "bids": results}, sys.stdout,
              indent=1)
    print()
