/* robustness: what a recommendation hangs on, before the criteria are published. */
#include <limits.h>

#include "cli/cli.h"

static const struct cli_option options[] = {
    {"output", 'o', CLI_TEXT, offsetof(struct cli_options, output), "FILE.xlsx",
     "write the workbook"},
    {"json", 0, CLI_TEXT, offsetof(struct cli_options, json), "FILE",
     "write all figures as JSON; - is standard output"},
    {"figure", 0, CLI_LIST, offsetof(struct cli_options, figures), "FORMULA.NAME=N",
     "a figure of another price formula, such as fixed_range.low=80000; may be repeated"},
    {"samples", 0, CLI_TEXT, offsetof(struct cli_options, samples), "N",
     "draws of weights (100000)"},
    {"seed", 0, CLI_TEXT, offsetof(struct cli_options, seed), "N", "start of the draws (1)"},
    {"threads", 0, CLI_TEXT, offsetof(struct cli_options, threads), "N",
     "threads for the draws (all processors); the figures are the same"},
    CLI_OPTION_DECISIONS,
    CLI_OPTION_AS_OF,
    CLI_OPTION_RULES_DIR,
    CLI_OPTIONS_OF_WRITERS,
};

static void robustness_put(struct cli *cli, const struct bg_robustness_report *report,
                           enum bg_rendering format)
{
    size_t n = 0;
    const char *text = bg_render_robustness(cli->bg, report, format, &n);
    if (text)
        cli_put(text, n);
}

/* False after a message. */
static bool robustness_read_numbers(const struct cli_options *given,
                                    struct bg_robustness_options *out)
{
    int64_t n = 0;
    bool ok = cli_whole("robustness", "seed", given->seed, &out->seed);
    ok = cli_whole("robustness", "samples", given->samples, &out->samples) && ok;
    ok = cli_whole("robustness", "threads", given->threads, &n) && ok;
    out->threads = n >= INT_MIN && n <= INT_MAX ? (int)n : INT_MAX;
    return ok;
}

static int cli_robustness_run(struct cli *cli)
{
    const struct cli_options *given = &cli->options;
    const struct bg_inputs inputs = cli_inputs(cli);
    struct bg_robustness_options asked = BG_ROBUSTNESS_DEFAULTS;
    if (!robustness_read_numbers(given, &asked))
        return BG_USAGE;
    asked.figures = given->figures.values;
    asked.figures_n = given->figures.n;
    bool may = cli_writes(cli, "robustness_workbook", given->output);
    if (!cli_writes(cli, "robustness", given->json) || !may)
        return cli_finish(cli, BG_USAGE);
    bool table = !given->quiet && !given->output && !cli_is_stdout(given->json);
    const struct bg_robustness_report *report = bg_robustness_files(cli->bg, &inputs, &asked);
    if (report) {
        if (given->output)
            bg_write_robustness(cli->bg, report, BG_AS_XLSX, given->output);
        if (given->json && !cli_is_stdout(given->json))
            bg_write_robustness(cli->bg, report, BG_AS_JSON, given->json);
        if (cli_is_stdout(given->json))
            robustness_put(cli, report, BG_AS_JSON);
        if (table)
            robustness_put(cli, report, cli_text(cli));
    }
    return cli_finish(cli, BG_DONE);
}

static const struct cli_example examples[] = {
    {"what the recommendation hangs on", "bidgauge robustness ruleset.json bids --samples=1000"},
    CLI_EXAMPLES_END,
};

const struct cli_command cli_command_robustness = {
    .name = "robustness",
    .arguments = "RULESET BID...",
    .summary = "what a recommendation hangs on, before publication",
    .description =
        "Evaluates the bids (made-up ones, before publication) and tries the result: how far each\n"
        "weight can move, each bid left out, each price formula, and all weights at once. Its "
        "file\n"
        "is its own and can be asked for in a protest: after opening, run it only when asked to.",
    .options = options,
    .examples = examples,
    .see_commands = "model",
    .see_documents = "robustness.md",
    .least = 2,
    .most = -1,
    .run = cli_robustness_run,
};
