/* verify: the folder of a case against its log. */
#include "cli/cli.h"

static const struct cli_option options[] = {
    {"head", 0, CLI_TEXT, offsetof(struct cli_options, head), "HEX",
     "a head that was kept elsewhere: in a letter, a mail, a footer"},
    {"signers", 0, CLI_INPUT, offsetof(struct cli_options, signers), "FILE",
     "whose keys may sign (OpenSSH's allowed_signers)"},
    {"json", 0, CLI_TEXT, offsetof(struct cli_options, json), "FILE",
     "the report as JSON; - is standard output"},
    CLI_OPTIONS_OF_WRITERS,
};

static int verify_run(struct cli *cli)
{
    const struct cli_options *given = &cli->options;
    const struct bg_case_command command = {
        .folder = cli->arguments[0], .head = given->head, .signers = given->signers};
    const char *text = "", *json = "";
    if (!cli_writes(cli, "verification", given->json))
        return cli_finish(cli, BG_USAGE);
    bool verified = bg_verify(cli->bg, &command, &text, &json);
    if (!given->quiet && !cli_is_stdout(given->json))
        cli_puts(text);
    if (given->json && *json && !cli_put_file(cli, given->json, json))
        return BG_WORLD;
    return cli_finish(cli, verified ? BG_DONE : BG_FINDINGS);
}

static const struct cli_example examples[] = {
    {"that nothing in it was changed", "bidgauge verify case"},
    CLI_EXAMPLES_END,
};

const struct cli_command cli_command_verify = {
    .name = "verify",
    .arguments = "CASE|RECORD",
    .summary = "hold a case against its log",
    .description = "Checks that no entry of the log was changed, taken out or put in, that what "
                   "happened came in\n"
                   "an order in which it may, that every file is what it was when it came in, and "
                   "that the result\n"
                   "comes out again. Every fault is listed with the entry that it concerns. "
                   "Of a RECORD alone\n"
                   "(record.json, with record.json.sig beside it) the head and the signature are "
                   "checked.",
    .options = options,
    .examples = examples,
    .see_commands = "record",
    .see_documents = "record.md",
    .least = 1,
    .most = 1,
    .run = verify_run,
};
