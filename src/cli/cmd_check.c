/* check: every fault of a ruleset, before anybody relies on it. */
#include <stdio.h>

#include "cli/cli.h"

static const struct cli_option options[] = {
    {"json", 0, CLI_TEXT, offsetof(struct cli_options, json), "FILE",
     "all diagnostics as JSON; - is standard output"},
    {"publish", 0, CLI_FLAG, offsetof(struct cli_options, publish), NULL,
     "also what would be hard to defend once it is published"},
    {"stale", 0, CLI_TEXT, offsetof(struct cli_options, stale), "DATE",
     "a table of the figures to look up again on DATE, and where"},
    {"page", 0, CLI_FLAG, offsetof(struct cli_options, page), NULL,
     "print the ruleset's title page as Markdown"},
    CLI_OPTION_AS_OF,
    CLI_OPTION_RULES_DIR,
    CLI_OPTIONS_OF_WRITERS,
};

static void check_check(struct cli *cli, const char *ruleset)
{
    const struct cli_options *given = &cli->options;
    if (!given->page) {
        bg_check(cli->bg, ruleset, given->as_of, given->publish ? BG_CHECK_PUBLISH : 0);
        return;
    }
    const char *page = bg_title_page(cli->bg, ruleset, given->as_of);
    if (page)
        cli_puts(page);
}

static void put_stale(struct cli *cli)
{
    const struct cli_options *given = &cli->options;
    const char *table = bg_stale_table(cli->bg, (const char *const *)cli->arguments,
                                       (size_t)cli->arguments_n, given->as_of, given->stale);
    if (table)
        cli_puts(table);
}

static int check_run(struct cli *cli)
{
    const struct cli_options *given = &cli->options;
    if (given->publish + (given->stale != NULL) + given->page > 1) {
        fprintf(stderr, "bidgauge check: give one of --publish, --stale and --page at a time\n"
                        "Try 'bidgauge help check'.\n");
        return BG_USAGE;
    }
    if (!cli_writes(cli, "diagnostics", given->json))
        return cli_finish(cli, BG_USAGE);
    for (int i = 0; i < cli->arguments_n && !given->stale; i++)
        check_check(cli, cli->arguments[i]);
    if (given->stale)
        put_stale(cli);
    if (cli->options.json) {
        if (!cli_put_file(cli, cli->options.json, bg_diagnostics(cli->bg, BG_AS_JSON, 0)))
            return BG_WORLD;
        if (cli_is_stdout(cli->options.json))
            return (int)bg_status(cli->bg);
    }
    return cli_finish(cli, BG_DONE);
}

static const struct cli_example examples[] = {
    {"every fault, then what would be hard to defend", "bidgauge check ruleset.json"},
    {NULL, "bidgauge check --publish ruleset.json"},
    {"the figures to look up again before 2027", "bidgauge check --stale=2027-01-01 ruleset.json"},
    CLI_EXAMPLES_END,
};

const struct cli_command cli_command_check = {
    .name = "check",
    .arguments = "RULESET...",
    .summary = "report every fault of a ruleset",
    .description = "Loads each ruleset and reports every fault with its place. Silent when all is "
                   "well.",
    .options = options,
    .examples = examples,
    .see_commands = "evaluate ruleset rules",
    .see_documents = "ruleset.md diagnostics.md",
    .least = 1,
    .most = -1,
    .run = check_run,
};
