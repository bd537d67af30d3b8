/* ruleset: to a workbook that people edit, and back. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

static const struct cli_option options[] = {
    {"output", 'o', CLI_TEXT, offsetof(struct cli_options, output), "FILE",
     "the file to write (required)"},
    CLI_OPTION_AS_OF,
    CLI_OPTION_RULES_DIR,
    CLI_OPTIONS_OF_WRITERS,
};

void cli_export_ruleset(struct cli *cli, const char *ruleset)
{
    const char *output = cli->options.output;
    size_t n = strlen(output);
    bool json = n >= 5 && strcmp(output + n - 5, ".json") == 0;
    if (cli_writes(cli, json ? "ruleset" : "ruleset_workbook", output))
        bg_export_ruleset(cli->bg, ruleset, cli->options.as_of, output);
}

static int ruleset_import(struct cli *cli)
{
    const char *changes = "";
    if (!cli_writes(cli, "ruleset", cli->options.output))
        return cli_finish(cli, BG_USAGE);
    bool ok = bg_import_ruleset(cli->bg, cli->arguments[1], cli->options.as_of, cli->options.output,
                                &changes);
    if (!cli->options.quiet)
        cli_puts(ok && !*changes ? "nothing was changed\n" : changes);
    return cli_finish(cli, BG_DONE);
}

static int ruleset_run(struct cli *cli)
{
    bool out = strcmp(cli->arguments[0], "export") == 0;
    if (!out && strcmp(cli->arguments[0], "import") != 0) {
        fprintf(stderr,
                "bidgauge ruleset: \"%s\" is neither export nor import\n"
                "Try 'bidgauge help ruleset'.\n",
                cli->arguments[0]);
        return BG_USAGE;
    }
    if (!cli->options.output) {
        fprintf(stderr, "bidgauge ruleset: say where to with -o FILE\n"
                        "Try 'bidgauge help ruleset'.\n");
        return BG_USAGE;
    }
    if (!out)
        return ruleset_import(cli);
    cli_export_ruleset(cli, cli->arguments[1]);
    return cli_finish(cli, BG_DONE);
}

static const struct cli_example examples[] = {
    {"edit the criteria with a spreadsheet program",
     "bidgauge ruleset export ruleset.json -o ruleset.xlsx"},
    {NULL, "bidgauge ruleset import ruleset.xlsx -o edited.json"},
    CLI_EXAMPLES_END,
};

const struct cli_command cli_command_ruleset = {
    .name = "ruleset",
    .arguments = "export|import FILE",
    .summary = "a ruleset as a workbook that people edit, and back",
    .description =
        "export RULESET -o FILE.xlsx writes a workbook with a sheet for each part of the ruleset:\n"
        "criteria, figures with their dates and sources, questions, price, award; -o FILE.json "
        "writes\n"
        "one JSON file with all that the ruleset includes. import FILE.xlsx\n"
        "-o RULESET reads it back, lists each change by its cell, and writes the ruleset when it "
        "is\n"
        "sound. What was not touched stays as it was.",
    .options = options,
    .examples = examples,
    .see_commands = "new check",
    .see_documents = "ruleset-sheet.md",
    .least = 2,
    .most = 2,
    .run = ruleset_run,
};
