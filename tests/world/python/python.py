"""Run in an environment with the package: python.py PROGRAM PROJECT."""

import importlib.util
import os
import pickle
import re
import subprocess
import sys
import tempfile
import unittest
from decimal import Decimal
from pathlib import Path

import bidgauge

PROGRAM, PROJECT = sys.argv[1], Path(sys.argv[2])
SAMPLE = PROJECT / "samples/janitorial"
RULES, BIDS = str(SAMPLE / "ruleset.json"), str(SAMPLE / "bids")
SCENARIO = str(PROJECT / "samples/scenarios/floor20.json")


def program(*arguments):
    """What the program prints."""
    ran = subprocess.run([PROGRAM, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert ran.returncode in (0, 1), ran.stderr.decode()
    return ran.stdout.decode()


class Package(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.old = os.getcwd()
        os.chdir(self.folder.name)

    def tearDown(self):
        os.chdir(self.old)
        self.folder.cleanup()

    def same(self, a, b):
        self.assertTrue(Path(a).read_bytes() == Path(b).read_bytes(), f"{a} is not {b}")

    def test_version(self):
        said = subprocess.run([PROGRAM, "--version"], stdout=subprocess.PIPE).stdout.decode()
        self.assertEqual(said, f"bidgauge {bidgauge.__version__}\n")

    def test_evaluate_is_the_program(self):
        result = bidgauge.evaluate(RULES, BIDS)
        self.assertEqual(result.json(), program("evaluate", RULES, BIDS, "--json", "-"))
        self.assertEqual(str(result), program("evaluate", RULES, BIDS))
        result.write("ours.xlsx")
        program("evaluate", RULES, BIDS, "-o", "theirs.xlsx")
        self.same("ours.xlsx", "theirs.xlsx")

    def test_tables(self):
        # Rank, total and price as docs/images/summary.png and samples/README.md show them.
        result = bidgauge.evaluate(RULES, BIDS)
        frame = result.bids(exact=True)
        if importlib.util.find_spec("pandas"):
            self.assertEqual(type(frame).__name__, "DataFrame")
            rows = frame.to_dict("records")
        else:
            rows = frame
        first = [row for row in rows if row["rank"] == 1]
        self.assertEqual([row["vendor"] for row in first], ["Cedar Cooperative"])
        self.assertEqual(len(rows), 6)
        self.assertEqual(first[0]["total"], Decimal("83.61"))
        self.assertEqual(result.recommended, "B-01")
        self.assertEqual(len(result.criteria()), sum(len(b["criteria"]) for b in result.data["lots"][0]["bids"]))

    def test_explain(self):
        self.assertEqual(bidgauge.explain(RULES, BIDS, bid="B-04"), program("explain", RULES, BIDS, "--bid=B-04"))
        with self.assertRaises(KeyError):
            bidgauge.explain(RULES, BIDS, bid="nobody")

    def test_model(self):
        result = bidgauge.model(RULES, BIDS, [SCENARIO])
        self.assertEqual(result.json(), program("model", RULES, BIDS, "-s", SCENARIO, "--json", "-"))
        self.assertEqual(len(result.measures()), program("model", RULES, BIDS, "-s", SCENARIO, "--csv", "-").count("\n") - 1)
        result.write("ours.xlsx")
        program("model", RULES, BIDS, "-s", SCENARIO, "-o", "theirs.xlsx")
        self.same("ours.xlsx", "theirs.xlsx")

    def test_register(self):
        folder = PROJECT / "samples/register"
        told = {"register": folder / "contracts.csv", "wages": folder / "wages.csv"}
        result = bidgauge.model(folder / "ruleset.json", scenarios=[folder / "floor20.json"], **told)
        options = [f"--{key}={value}" for key, value in told.items()]
        said = program("model", folder / "ruleset.json", "-s", folder / "floor20.json", "--json", "-", *options)
        self.assertEqual(result.json(), said)

    def test_robustness(self):
        result = bidgauge.robustness(RULES, BIDS, samples=500, seed=7)
        self.assertEqual(result.json(), program("robustness", RULES, BIDS, "--samples=500", "--seed=7", "--json", "-"))
        self.assertEqual(len(result.checks()), 5)

    def test_form_and_import(self):
        bidgauge.form(RULES, "ours.xlsx")
        program("form", RULES, "-o", "theirs.xlsx")
        self.same("ours.xlsx", "theirs.xlsx")
        Path("t.csv").write_text("bid,price\nA,100\nB,90\n")
        Path("m.json").write_text(program("import", "t.csv", "--suggest-map"))
        rules = '{"format":"bidgauge-ruleset/1","id":"x","title":"X","currency":"USD","solicitation":{"title":"X",' \
            '"dates":{"bids_due":"2026-03-13"}},"fields":{"price":{"label":"price","type":"money","role":"price"}},' \
            '"price":{"field":"price"},"award":{"method":"lowest_evaluated_price"}}'
        Path("r.json").write_text(rules)
        Path("m.json").write_text(program("import", "t.csv", "--suggest-map", "--ruleset=r.json"))
        taken = bidgauge.import_bids("t.csv", "in", ruleset="r.json", map="m.json")
        self.assertEqual(len(list(Path("in").rglob("*.json"))), 2)
        self.assertIn("bids", taken.data)

    def test_errors(self):
        Path("bad.json").write_text('{"format": "bidgauge-ruleset/1", "idd": 1}')
        with self.assertRaises(bidgauge.Error) as caught:
            bidgauge.evaluate("bad.json", BIDS)
        again = pickle.loads(pickle.dumps(caught.exception))
        self.assertEqual(str(again), str(caught.exception))
        errors = [d for d in again.diagnostics if d.severity == "error"]
        self.assertTrue(errors and errors[0].code.startswith("E") and errors[0].line == 1)
        self.assertEqual([d.code for d in bidgauge.check("bad.json")], [d.code for d in again.diagnostics])
        self.assertEqual([d for d in bidgauge.check(RULES) if d.severity == "error"], [])
        with self.assertRaises(bidgauge.Error):
            bidgauge.evaluate("nowhere.json", BIDS)
        with self.assertRaises(bidgauge.Error):
            bidgauge.form(RULES, "no/such/folder/form.xlsx")
        with self.assertRaises(ValueError):
            bidgauge.evaluate(RULES, BIDS).render("no such format")

    def corpus_files(self, n):
        made = subprocess.run(
            ["python3", PROJECT / "tests/tools/make_corpus.py", str(n * 15), "--sample", SAMPLE, "--seed", "1"],
            stdout=subprocess.PIPE, check=True, cwd=PROJECT).stdout.splitlines(keepends=True)
        for i in range(n):
            Path(f"{i}.jsonl").write_bytes(b"".join(made[i * 15 : i * 15 + 15]))
        return [str(Path(f"{i}.jsonl").resolve()) for i in range(n)]

    def test_corpus(self):
        files = self.corpus_files(4)
        job = bidgauge.corpus(files, RULES, [SCENARIO])
        alone = job.run(threads=1)
        options = [RULES, "--corpus", *files, "-s", SCENARIO]
        program("model", *options, "--partial", "part.json", "-o", "theirs.xlsx")
        self.assertEqual(alone.part, Path("part.json").read_text())
        alone.write("ours.xlsx")
        self.same("ours.xlsx", "theirs.xlsx")
        if not importlib.util.find_spec("distributed"):
            print("SKIPPED: Dask: python3-distributed is not installed")
            return
        import logging

        from distributed import Client, LocalCluster

        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # the failure below is asked for

        with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None,
                          silence_logs=logging.CRITICAL) as cluster:
            with Client(cluster) as client:
                spread = job.run(client)
                ran = client.run(os.getpid)
                self.assertEqual(len(set(ran.values()) - {os.getpid()}), 2)  # real processes
                with self.assertRaises(bidgauge.Error):
                    bidgauge.corpus(files, "nowhere.json").run(client)
        self.assertEqual(spread.part, alone.part)
        spread.write("dask.xlsx")
        self.same("dask.xlsx", "theirs.xlsx")

    def test_document(self):
        text = (PROJECT / "docs/python.md").read_text()
        script = re.search(r"<!-- script -->\n```python\n(.*?)```", text, re.S).group(1)
        shown = re.search(r"<!-- prints -->\n```\n(.*?)```", text, re.S).group(1)
        os.symlink(PROJECT / "samples", "samples")
        ran = subprocess.run([sys.executable, "-c", script], stdout=subprocess.PIPE, check=True)
        self.assertEqual(ran.stdout.decode(), shown)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
