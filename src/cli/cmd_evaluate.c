/* evaluate: bids against a ruleset, as a table, a workbook or JSON. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

static const struct cli_option options[] = {
    {"output", 'o', CLI_TEXT, offsetof(struct cli_options, output), "FILE.xlsx",
     "write the comparison workbook"},
    {"json", 0, CLI_TEXT, offsetof(struct cli_options, json), "FILE",
     "write the whole result as JSON; - is standard output"},
    {"public", 0, CLI_TEXT, offsetof(struct cli_options, public_copy), "FILE.xlsx",
     "write a copy for the public: values only, without what is confidential"},
    CLI_OPTION_WITHHOLD,
    {"lot", 0, CLI_TEXT, offsetof(struct cli_options, lot), "LOT",
     "evaluate this lot only; of a public tender, take the bids for it"},
    CLI_OPTION_MAP,
    CLI_OPTION_PANEL,
    CLI_OPTION_DECISIONS,
    CLI_OPTION_PRICES,
    CLI_OPTION_LANGUAGE,
    {"print", 0, CLI_TEXT, offsetof(struct cli_options, print), "SHEETS",
     "what of the workbook goes to paper: set (summary, comparison, requirements, prices, a page a "
     "bid) or all; else set"},
    {"sheets", 0, CLI_TEXT, offsetof(struct cli_options, sheets), "WHICH",
     "auto: more than 60 ranked bids share sheets, or all: a sheet for each bid; else auto"},
    CLI_OPTION_AS_OF,
    CLI_OPTION_RULES_DIR,
    CLI_OPTIONS_OF_WRITERS,
};

static void evaluate_put_rendered(struct cli *cli, const struct bg_result *result,
                                  enum bg_rendering format)
{
    size_t n = 0;
    const char *text = bg_render(cli->bg, result, format, &n);
    if (text)
        cli_put(text, n);
}

/* What was found and what was written, once it is. */
static void put_brief(struct cli *cli, const struct bg_result *result)
{
    const char *json = cli->options.json;
    evaluate_put_rendered(cli, result, BG_AS_BRIEF);
    cli_puts("Written: ");
    cli_puts(cli->options.output);
    if (json) {
        cli_puts(" and ");
        cli_puts(json);
    }
    cli_puts("\n");
}

static int evaluate_run(struct cli *cli)
{
    const char *json = cli->options.json;
    bool table = !cli->options.quiet && !cli->options.output && !cli_is_stdout(json);
    const char *print = cli->options.print ? cli->options.print : "set";
    bool all = strcmp(print, "all") == 0;
    if (!all && strcmp(print, "set") != 0) {
        fprintf(stderr, "bidgauge: --print=%s: write set or all\n", print);
        return cli_finish(cli, BG_USAGE);
    }
    if (cli->options.sheets && !bg_use_sheets(cli->bg, cli->options.sheets)) {
        fprintf(stderr, "bidgauge: --sheets=%s: write auto or all\n", cli->options.sheets);
        return cli_finish(cli, BG_USAGE);
    }
    if (!cli_use_language(cli))
        return cli_finish(cli, BG_USAGE);
    bool may = cli_writes(cli, "comparison", cli->options.output);
    may = cli_writes(cli, "public", cli->options.public_copy) && may;
    if (!cli_writes(cli, "result", json) || !may)
        return cli_finish(cli, BG_USAGE);
    const struct bg_result *result = cli_evaluate(cli);
    if (result) {
        if (cli->options.output)
            bg_write(cli->bg, result, all ? BG_AS_XLSX_PRINT_ALL : BG_AS_XLSX, cli->options.output);
        if (cli->options.public_copy)
            bg_write(cli->bg, result, BG_AS_XLSX_PUBLIC, cli->options.public_copy);
        if (json && !cli_is_stdout(json))
            bg_write(cli->bg, result, BG_AS_JSON, json);
        if (cli_is_stdout(json))
            evaluate_put_rendered(cli, result, BG_AS_JSON);
        if (table)
            evaluate_put_rendered(cli, result, cli_text(cli));
        if (cli_publish(cli) && cli->options.output && !cli->options.quiet && !cli_is_stdout(json))
            put_brief(cli, result);
    }
    return cli_finish(cli, BG_DONE);
}

static const struct cli_example examples[] = {
    {"the ranking on the terminal", "bidgauge evaluate ruleset.json bids"},
    {"the workbook, and the whole result as data",
     "bidgauge evaluate ruleset.json bids -o comparison.xlsx --json result.json"},
    CLI_EXAMPLES_END,
};

const struct cli_command cli_command_evaluate = {
    .name = "evaluate",
    .arguments = "RULESET BID...",
    .summary = "score bids against a ruleset",
    .description =
        "Evaluates every bid (JSON, JSON Lines, or a filled-in form; - is standard input) and "
        "prints\n"
        "the ranking.\n"
        "A table (CSV, .xlsx) needs --map, which says what its columns are.\n"
        "A damaged bid stays in the comparison, as unreadable, with the reason.",
    .options = options,
    .examples = examples,
    .see_commands = "explain form decisions panel",
    .see_documents = "workbook.md files.md price-formulas.md",
    .least = 2,
    .most = -1,
    .run = evaluate_run,
};
