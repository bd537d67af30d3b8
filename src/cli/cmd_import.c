/* import: a file of another format as rulesets and bids of ours. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

static const struct cli_option options[] = {
    {"output", 'o', CLI_TEXT, offsetof(struct cli_options, output), "DIR",
     "the folder to write to (required, but for --suggest-map)"},
    {"ruleset", 0, CLI_INPUT, offsetof(struct cli_options, ruleset), "FILE",
     "the ruleset that the bids are for"},
    CLI_OPTION_MAP,
    {"suggest-map", 0, CLI_FLAG, offsetof(struct cli_options, suggest_map), NULL,
     "print a mapping for a table, by its header, to be checked"},
    {"as", 0, CLI_TEXT, offsetof(struct cli_options, as), "WHAT",
     "what --suggest-map takes the table for: bids (the default), register, wages, payroll or "
     "portfolio"},
    {"json", 0, CLI_TEXT, offsetof(struct cli_options, json), "FILE",
     "write what was made of it as JSON; - is standard output"},
    CLI_OPTIONS_OF_WRITERS,
};

static int suggest(struct cli *cli)
{
    const char *as = cli->options.as ? cli->options.as : "bids", *map;
    if (strcmp(as, "bids") == 0) {
        map = bg_suggest_map(cli->bg, cli->arguments[0], cli->options.ruleset);
    } else if (strcmp(as, "register") == 0 || strcmp(as, "wages") == 0 ||
               strcmp(as, "payroll") == 0 || strcmp(as, "portfolio") == 0) {
        map = bg_suggest_columns(cli->bg, cli->arguments[0], as);
    } else {
        fprintf(stderr,
                "bidgauge import: --as=%s: use bids, register, wages, payroll or portfolio\n"
                "Try 'bidgauge help import'.\n",
                as);
        return BG_USAGE;
    }
    cli_puts(map ? map : "");
    return cli_finish(cli, BG_DONE);
}

static int import_run(struct cli *cli)
{
    const char *report = "", *json = "";
    if (cli->options.suggest_map)
        return suggest(cli);
    if (cli->options.as) {
        fprintf(stderr, "bidgauge import: --as goes with --suggest-map\n"
                        "Try 'bidgauge help import'.\n");
        return BG_USAGE;
    }
    if (!cli->options.output) {
        fprintf(stderr, "bidgauge import: say where to with -o DIR\n"
                        "Try 'bidgauge help import'.\n");
        return BG_USAGE;
    }
    bool may = cli_writes(cli, "folder", cli->options.output);
    if (!cli_writes(cli, "import", cli->options.json) || !may)
        return cli_finish(cli, BG_USAGE);
    bool all = bg_import_file(cli->bg, cli->arguments[0], cli->options.output, cli->options.ruleset,
                              cli->options.map, &report, &json);
    if (!cli->options.quiet && !cli_is_stdout(cli->options.json))
        cli_puts(report);
    if (cli->options.json && json[0])
        cli_put_file(cli, cli->options.json, json);
    return cli_finish(cli, all ? BG_DONE : BG_FINDINGS);
}

static const struct cli_example examples[] = {
    {"a table of bids: a first mapping, to be checked; then the bids",
     "bidgauge import table.csv --suggest-map --ruleset=ruleset.json > map.json"},
    {NULL, "bidgauge import table.csv --map=map.json --ruleset=ruleset.json -o imported"},
    CLI_EXAMPLES_END,
};

const struct cli_command cli_command_import = {
    .name = "import",
    .arguments = "FILE",
    .summary = "turn a file of another format into bids, and a ruleset where it has one",
    .description =
        "Reads a file of another format, told by its content, and writes DIR/LOT/bids/BID.json,\n"
        "and DIR/LOT/ruleset.json where the file carries criteria (ruleset.incomplete.json where "
        "it\n"
        "does not say how bids are ranked). Lists what was changed, ignored or refused, how many\n"
        "bids and answers came out how, and how our order compares with the published awards.",
    .options = options,
    .examples = examples,
    .see_commands = "evaluate form",
    .see_documents = "intake.md csv.md intake-prozorro.md",
    .least = 1,
    .most = 1,
    .run = import_run,
};
