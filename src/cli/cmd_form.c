/* form: the workbook that vendors fill in. */
#include <stdio.h>

#include "cli/cli.h"

static const struct cli_option options[] = {
    {"output", 'o', CLI_TEXT, offsetof(struct cli_options, output), "FILE.xlsx",
     "the form to write (required)"},
    {"lot", 0, CLI_TEXT, offsetof(struct cli_options, lot), "LOT",
     "the lot that it is for, where the ruleset has lots"},
    CLI_OPTION_LANGUAGE,
    CLI_OPTION_AS_OF,
    CLI_OPTION_RULES_DIR,
    CLI_OPTIONS_OF_WRITERS,
};

static int form_run(struct cli *cli)
{
    if (!cli->options.output) {
        fprintf(stderr, "bidgauge form: say where to with -o FILE.xlsx\n"
                        "Try 'bidgauge help form'.\n");
        return BG_USAGE;
    }
    if (!cli_use_language(cli))
        return cli_finish(cli, BG_USAGE);
    if (cli_writes(cli, "form", cli->options.output))
        bg_write_form(cli->bg, cli->arguments[0], cli->options.as_of, cli->options.lot,
                      cli->options.output);
    return cli_finish(cli, BG_DONE);
}

static const struct cli_example examples[] = {
    {"the form that is published with the solicitation", "bidgauge form ruleset.json -o form.xlsx"},
    CLI_EXAMPLES_END,
};

const struct cli_command cli_command_form = {
    .name = "form",
    .arguments = "RULESET",
    .summary = "write the form that vendors fill in",
    .description =
        "Writes a workbook that asks every question of the ruleset, with drop-downs, ranges and a\n"
        "column that says what is missing. Any spreadsheet program can fill it in; `evaluate` and\n"
        "`import` read it back.",
    .options = options,
    .examples = examples,
    .see_commands = "import evaluate",
    .see_documents = "form.md",
    .least = 1,
    .most = 1,
    .run = form_run,
};
