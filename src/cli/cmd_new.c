/* new: a solicitation from a template, as a workbook that people fill in or as JSON. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

static const char usual[] = "committee-rfp";

static const struct cli_option options[] = {
    {"output", 'o', CLI_TEXT, offsetof(struct cli_options, output), "FILE",
     "the file to write (required): .xlsx to fill in with a spreadsheet program, or .json"},
    {"list", 0, CLI_FLAG, offsetof(struct cli_options, list), NULL, "name the templates"},
    {"rules-dir", 0, CLI_TEXT, offsetof(struct cli_options, rules_dir), "FOLDER",
     "where the rules are; else ./rules, else the installed ones"},
    CLI_OPTIONS_OF_WRITERS,
};

static bool new_is_json(const char *path)
{
    size_t n = strlen(path);
    return n >= 5 && strcmp(path + n - 5, ".json") == 0;
}

/* What was written, and the commands that come next with these very names. */
static void new_put_next(const struct cli *cli)
{
    const char *file = cli->options.output;
    int stem = (int)(strlen(file) - (new_is_json(file) ? strlen(".json") : strlen(".xlsx")));
    printf("Written: %s\n\nNext\n", file);
    if (new_is_json(file)) {
        printf("  fill in title, reference, buyer, dates and figures, then\n");
    } else {
        printf("  fill it in: each cell says what it takes; then save it, and\n");
        printf("  bidgauge ruleset import %s -o %.*s.json\n", file, stem, file);
    }
    printf("  bidgauge check --publish %.*s.json   (lists what is still to fill in)\n", stem, file);
    printf("  bidgauge form %.*s.json -o form.xlsx   (for the vendors)\n", stem, file);
}

static int new_run(struct cli *cli)
{
    const struct cli_options *given = &cli->options;
    const char *name = cli->arguments_n ? cli->arguments[0] : usual;
    if (given->list) {
        const char *list = bg_starters_list(cli->bg, given->rules_dir);
        if (list)
            cli_puts(list);
        return cli_finish(cli, BG_DONE);
    }
    if (!given->output) {
        fprintf(stderr, "bidgauge new: say where to with -o FILE\nTry 'bidgauge help new'.\n");
        return BG_USAGE;
    }
    const char *path = bg_starters_find(cli->bg, given->rules_dir, name);
    if (path)
        cli_export_ruleset(cli, path);
    int status = cli_finish(cli, BG_DONE);
    if (path && cli->published && !given->quiet && !cli_is_stdout(given->output))
        new_put_next(cli);
    return status;
}

static const struct cli_example examples[] = {
    {"the templates, and a solicitation to fill in", "bidgauge new --list"},
    {NULL, "bidgauge new lowest-bid -o my-bid.xlsx"},
    CLI_EXAMPLES_END,
};

const struct cli_command cli_command_new = {
    .name = "new",
    .arguments = "[TEMPLATE] -o FILE",
    .summary = "start a solicitation from a template",
    .description =
        "writes a solicitation to fill in: a workbook (.xlsx) or JSON. TEMPLATE is one of those "
        "that\n--list names, committee-rfp unless said; `bidgauge rules new` starts from a real "
        "standard. What\nit writes passes `check`, and `check --publish` lists what is still to "
        "fill in.",
    .options = options,
    .examples = examples,
    .see_commands = "ruleset check form",
    .see_documents = "first-rfp.md",
    .least = 0,
    .most = 1,
    .run = new_run,
};
