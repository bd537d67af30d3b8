/* record: the folder of a case, from its start to the award. */
#include <stdio.h>

#include "cli/cli.h"

static const struct cli_option options[] = {
    {"by", 0, CLI_TEXT, offsetof(struct cli_options, by), "NAME",
     "who does it; after start: else who started the case"},
    {"at", 0, CLI_TEXT, offsetof(struct cli_options, at), "TIME",
     "when, such as 2026-03-13T15:30Z; else now"},
    {"because", 0, CLI_TEXT, offsetof(struct cli_options, because), "TEXT", "why"},
    {"authority", 0, CLI_TEXT, offsetof(struct cli_options, authority), "TEXT",
     "of reopen: who allows it"},
    {"bid", 0, CLI_TEXT, offsetof(struct cli_options, bid), "BID",
     "of receive: its id; else the file's name"},
    {"envelope", 0, CLI_TEXT, offsetof(struct cli_options, envelope), "WHICH",
     "of receive: quality or price; else by the name"},
    {"evaluator", 0, CLI_TEXT, offsetof(struct cli_options, evaluator), "ID",
     "of declare and scores: whose they are"},
    {"bids", 0, CLI_TEXT, offsetof(struct cli_options, bids), "BID,BID...",
     "of round: who is invited; else all that are in and not eliminated"},
    {"due", 0, CLI_TEXT, offsetof(struct cli_options, due), "TIME",
     "of round: when offers are due, for all the same"},
    {"json", 0, CLI_TEXT, offsetof(struct cli_options, json), "FILE",
     "what became of it as JSON; - is standard output"},
    CLI_OPTION_FORCE,
    CLI_OPTION_QUIET,
    CLI_OPTION_COLOR,
    CLI_OPTION_HELP,
    CLI_OPTIONS_END,
};

static int run(struct cli *cli)
{
    const struct cli_options *given = &cli->options;
    const struct bg_case_command command = {.folder = cli->arguments[1],
                                            .words = (const char *const *)cli->arguments + 2,
                                            .words_n = (size_t)cli->arguments_n - 2,
                                            .by = given->by,
                                            .at = given->at,
                                            .because = given->because,
                                            .authority = given->authority,
                                            .bid = given->bid,
                                            .envelope = given->envelope,
                                            .bids = given->bids,
                                            .due = given->due,
                                            .evaluator = given->evaluator};
    const char *text = "", *json = "";
    if (!cli_writes(cli, "case", given->json))
        return cli_finish(cli, BG_USAGE);
    bool done = bg_record(cli->bg, cli->arguments[0], &command, &text, &json);
    if (!given->quiet && !cli_is_stdout(given->json))
        cli_puts(text);
    if (given->json && *json && !cli_put_file(cli, given->json, json))
        return BG_WORLD;
    return cli_finish(cli, done ? BG_DONE : BG_FINDINGS);
}

const struct cli_command cli_command_record = {
    .name = "record",
    .arguments = "WHAT CASE [WORD...]",
    .summary = "keep the case of a procurement, event by event",
    .description =
        "Keeps a folder with every file of a case and a log in which each entry names the hash of "
        "the\n"
        "one before it. Nothing in it is changed or removed. WHAT is one of\n"
        "  start CASE RULESET        publish CASE              addendum CASE RULESET\n"
        "  receive CASE FILE...      acknowledge CASE BID      withdraw CASE BID\n"
        "  admit CASE BID            open CASE                 appoint CASE ID NAME\n"
        "  declare CASE FILE...      scores CASE FILE...       meeting CASE\n"
        "  agreed CASE FILE...       lock CASE                 open-prices CASE\n"
        "  decisions CASE FILE       round CASE                decide CASE DECISION.json\n"
        "  finish CASE               note CASE TEXT...         reopen CASE\n"
        "  cancel CASE               status CASE\n"
        "Each says the head of the log, which is worth keeping elsewhere, and what to do next.",
    .options = options,
    .least = 2,
    .most = -1,
    .run = run,
};
