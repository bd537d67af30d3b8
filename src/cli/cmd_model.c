/* model: what proposed standards would do to the bids of a tender. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

static const struct cli_option options[] = {
    {"scenario", 's', CLI_INPUTS, offsetof(struct cli_options, scenarios), "FILE[+FILE...]",
     "a scenario, or a stack of them; may be given several times"},
    {"baseline", 0, CLI_INPUT, offsetof(struct cli_options, baseline), "FILE[+FILE...]",
     "what the scenarios are compared with; the ruleset as it is unless said"},
    {"compare", 0, CLI_FLAG, offsetof(struct cli_options, compare), NULL,
     "show the scenarios beside each other alone: one table, a bar for each"},
    {"write-scenarios", 0, CLI_TEXT, offsetof(struct cli_options, write_scenarios), "FILE",
     "write the scenarios as sheets (.xlsx), or one as JSON, and model nothing"},
    {"sweep", 0, CLI_LIST, offsetof(struct cli_options, sweeps), "PATH=FROM:TO:STEP",
     "take a figure of the rules through a range; one or two"},
    {"output", 'o', CLI_TEXT, offsetof(struct cli_options, output), "FILE",
     "write the scenario workbook (.xlsx), or a page to read and to pass on (.html, .md)"},
    {"register", 0, CLI_INPUT, offsetof(struct cli_options, contracts), "FILE",
     "a register of contracts that exist (CSV or .xlsx), in place of bids"},
    {"register-map", 0, CLI_INPUT, offsetof(struct cli_options, contracts_map), "FILE",
     "which column of the register is what, where it is read as it is published"},
    {"wages", 0, CLI_INPUT, offsetof(struct cli_options, wages), "FILE",
     "wage percentiles of their occupations (CSV or .xlsx); comes with --register"},
    {"wages-map", 0, CLI_INPUT, offsetof(struct cli_options, wages_map), "FILE",
     "which column of the table of wages is what"},
    {"wages-source", 0, CLI_TEXT, offsetof(struct cli_options, wages_source), "TEXT",
     "who published the wages, where their table does not say so"},
    {"wages-year", 0, CLI_TEXT, offsetof(struct cli_options, wages_year), "YEAR",
     "of which year they are"},
    {"wages-url", 0, CLI_TEXT, offsetof(struct cli_options, wages_url), "URL",
     "where they can be read"},
    {"json", 0, CLI_TEXT, offsetof(struct cli_options, json), "FILE",
     "write everything as JSON; - is standard output"},
    {"csv", 0, CLI_TEXT, offsetof(struct cli_options, csv), "FILE",
     "write a row a bid, scenario and measure; - is standard output"},
    {"corpus", 0, CLI_FLAG, offsetof(struct cli_options, corpus), NULL,
     "the files hold many tenders, one a line (JSON Lines, plain or gzip; - is standard input)"},
    {"lines", 0, CLI_TEXT, offsetof(struct cli_options, lines_to), "FILE",
     "of a corpus: write the outcome of every line as JSON Lines; - is standard output"},
    {"partial", 0, CLI_TEXT, offsetof(struct cli_options, partial), "FILE",
     "of a corpus: write a part, for bidgauge merge; - is standard output"},
    {"threads", 0, CLI_TEXT, offsetof(struct cli_options, threads), "N",
     "of a corpus: how many threads; as many as there are processors unless said"},
    {"resume", 0, CLI_FLAG, offsetof(struct cli_options, resume), NULL,
     "of a corpus: go on where an interrupted run left its checkpoint"},
    {"by", 0, CLI_TEXT, offsetof(struct cli_options, by), "FIELD",
     "of a corpus: who wins by the answers to this yes/no question or choice"},
    {"years", 0, CLI_FLAG, offsetof(struct cli_options, years), NULL,
     "of a corpus: every award again for each date at which a figure of the rules steps"},
    {"no-ranges", 0, CLI_FLAG, offsetof(struct cli_options, no_ranges), NULL,
     "of a corpus: faster, without what prices and pay are at the ends of what is uncertain"},
    CLI_OPTION_AS_OF,
    CLI_OPTION_RULES_DIR,
    CLI_OPTIONS_OF_WRITERS,
};

static void model_put_rendered(struct cli *cli, const struct bg_model_result *result,
                               enum bg_rendering format)
{
    size_t n = 0;
    const char *text = bg_model_render(cli->bg, result, format, &n);
    if (text)
        cli_put(text, n);
}

static void model_put(struct cli *cli, const struct bg_model_result *result,
                      enum bg_rendering format, const char *path)
{
    if (cli_is_stdout(path))
        model_put_rendered(cli, result, format);
    else if (path)
        bg_model_write(cli->bg, result, format, path);
}

/* Bids, a corpus, or a register with its wages. NULL: all is well. */
static const char *wrong_inputs(const struct cli *cli)
{
    const struct cli_options *o = &cli->options;
    bool bids = cli->arguments_n > 1;
    if (o->write_scenarios)
        return o->scenarios.n ? NULL : "--write-scenarios goes with scenarios";
    if (o->compare && o->scenarios.n == 0)
        return "--compare goes with scenarios";
    if (o->corpus && (o->contracts || o->wages))
        return "--register and --wages do not go with --corpus";
    if (o->corpus && cli_is_stdout(o->partial) + cli_is_stdout(o->lines_to) +
                             cli_is_stdout(o->json) + cli_is_stdout(o->csv) >
                         1)
        return "one of --partial, --lines, --json and --csv can be written to standard output";
    if (o->corpus)
        return bids ? NULL : "give the files of the corpus, or - for standard input";
    if (o->lines_to || o->partial || o->threads || o->resume || o->years || o->no_ranges || o->by)
        return "--lines, --partial, --threads, --resume, --by, --years and --no-ranges go with "
               "--corpus";
    if (!cli->options.contracts != !cli->options.wages)
        return "--register and --wages go together";
    if (cli_is_stdout(o->json) && cli_is_stdout(o->csv))
        return "one of --json and --csv can be written to standard output";
    if (!o->contracts &&
        (o->contracts_map || o->wages_map || o->wages_source || o->wages_year || o->wages_url))
        return "--register-map and what is said of wages go with --register";
    if (bids && cli->options.contracts)
        return "give bids or a register, not both";
    return bids || cli->options.contracts ? NULL : "give bids, or --register with --wages";
}

static int cli_model_write_scenarios(struct cli *cli)
{
    const struct cli_options *o = &cli->options;
    size_t n = strlen(o->write_scenarios);
    bool sheets = n > 5 && strcmp(o->write_scenarios + n - 5, ".xlsx") == 0;
    if (!cli_writes(cli, sheets ? "scenario_sheets" : "scenario", o->write_scenarios))
        return cli_finish(cli, BG_USAGE);
    bg_write_scenarios(cli->bg, cli->arguments[0], o->scenarios.values, o->scenarios.n,
                       o->write_scenarios);
    return cli_finish(cli, BG_DONE);
}

static int cli_model_run(struct cli *cli)
{
    const struct cli_options *o = &cli->options;
    const char *wrong = wrong_inputs(cli);
    if (wrong) {
        fprintf(stderr, "bidgauge model: %s\nTry 'bidgauge help model'.\n", wrong);
        return BG_USAGE;
    }
    if (o->write_scenarios)
        return cli_model_write_scenarios(cli);
    if (o->corpus)
        return cli_model_corpus(cli);
    struct bg_model_input input = {.ruleset = cli->arguments[0],
                                   .as_of = o->as_of,
                                   .bids = (const char *const *)(cli->arguments + 1),
                                   .bids_n = (size_t)cli->arguments_n - 1,
                                   .scenarios = o->scenarios.values,
                                   .scenarios_n = o->scenarios.n,
                                   .baseline = o->baseline,
                                   .sweeps = o->sweeps.values,
                                   .sweeps_n = o->sweeps.n,
                                   .contracts = o->contracts,
                                   .wages = o->wages,
                                   .contracts_map = o->contracts_map,
                                   .wages_map = o->wages_map,
                                   .wages_source = o->wages_source,
                                   .wages_year = o->wages_year,
                                   .wages_url = o->wages_url};
    bool may = cli_writes_page(cli, "model_workbook", o->output);
    may &= cli_writes(cli, "model", o->json);
    if (!cli_writes(cli, "csv", o->csv) || !may)
        return cli_finish(cli, BG_USAGE);
    bool table = !o->quiet && !o->output && !cli_is_stdout(o->json) && !cli_is_stdout(o->csv);
    const struct bg_model_result *result = bg_model_files(cli->bg, &input);
    if (result) {
        if (o->output)
            bg_model_write(cli->bg, result, bg_rendering_of(o->output), o->output);
        model_put(cli, result, BG_AS_JSON, o->json);
        model_put(cli, result, BG_AS_CSV, o->csv);
        if (table && o->compare)
            model_put_rendered(cli, result, cli->color_out ? BG_AS_COMPARE_COLOR : BG_AS_COMPARE);
        else if (table)
            model_put_rendered(cli, result, cli_text(cli));
    }
    return cli_finish(cli, BG_DONE);
}

static const struct cli_example examples[] = {
    {"what a higher floor would have done",
     "bidgauge model ruleset.json bids -s scenario.json -o scenarios.xlsx"},
    {"the same for many tenders, in a part that can be added up",
     "bidgauge model ruleset.json --corpus corpus.jsonl -s scenario.json --partial part-1.json"},
    CLI_EXAMPLES_END,
};

const struct cli_command cli_command_model = {
    .name = "model",
    .arguments = "RULESET [BID...]",
    .summary = "show what proposed standards would do",
    .description =
        "Evaluates the bids under the ruleset and under each scenario, an overlay on it, and\n"
        "compares them: which rules change, who passes, who would be recommended, and the\n"
        "ruleset's measures. docs/modelling.md describes scenarios. With --corpus, every tender "
        "of\n"
        "the files is evaluated, and the sums are written; docs/scale.md describes that. With\n"
        "--register, contracts that exist take the place of bids: who is covered, how many "
        "workers\n"
        "are below the floor (estimated from wage percentiles), and what raising them costs;\n"
        "docs/registers.md describes that.",
    .options = options,
    .examples = examples,
    .see_commands = "robustness merge",
    .see_documents = "modelling.md sweeps.md registers.md scale.md",
    .least = 1,
    .most = -1,
    .run = cli_model_run,
};
