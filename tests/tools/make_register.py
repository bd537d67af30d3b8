#!/usr/bin/env python3
"""A register of many invented contracts and a table of wages for it, to measure with.

usage: make_register.py CONTRACTS FOLDER
       /usr/bin/time -v bidgauge model samples/register/ruleset.json --register FOLDER/contracts.csv \\
           --wages FOLDER/wages.csv -s samples/register/floor20.json -q"""
import pathlib
import random
import sys

AREAS = ("Harbor County", "Mill County")
OCCUPATIONS = [f"{major}-{minor}" for major in (31, 33, 35, 37, 39, 43, 51, 53) for minor in range(2011, 2071)]


def main():
    n, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    rng = random.Random(1)
    with open(folder / "contracts.csv", "w") as out:
        out.write("contract,vendor,service,area,amount,start,end,occupation,headcount,hours\n")
        for i in range(n):
            given = rng.random() < 0.3
            out.write(f"C-{i},Vendor {rng.randrange(n // 5 + 1)} (invented),Service {rng.randrange(40)},"
                      f"{rng.choice(AREAS)},{rng.randrange(20000, 3000000)}.{rng.randrange(100):02},"
                      f"2026-{rng.randrange(1, 7):02}-01,2028-{rng.randrange(1, 13):02}-28,{rng.choice(OCCUPATIONS)},"
                      f"{rng.randrange(1, 90) if given else ''},{2080 if given else ''}\n")
    with open(folder / "wages.csv", "w") as out:
        out.write("area,occupation,title,p10,p25,p50,p75,p90,mean,source,year,url\n")
        for area in AREAS:
            for occupation in OCCUPATIONS:
                low = rng.randrange(1400, 2200)
                points = [low]
                for _ in range(4):
                    points.append(points[-1] + rng.randrange(20, 400))
                out.write(f"{area},{occupation},Occupation {occupation}," + ",".join(f"{p / 100:.2f}" for p in points)
                          + ",,Invented,2025,https://example.org/invented\n")


if __name__ == "__main__":
    main()
