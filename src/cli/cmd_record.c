/* record: the folder of a case, from its start to the award. */
#include <stdio.h>

#include "cli/case.h"

enum { NAME_BYTES = 80 };

static const struct cli_option options[] = {
    CLI_OPTIONS_CASE,
    {"because", 0, CLI_TEXT, offsetof(struct cli_options, because), "TEXT", "why"},
    {"authority", 0, CLI_TEXT, offsetof(struct cli_options, authority), "TEXT",
     "of reopen: who allows it"},
    {"bid", 0, CLI_TEXT, offsetof(struct cli_options, bid), "BID",
     "of receive: its id; else the file's name"},
    {"envelope", 0, CLI_TEXT, offsetof(struct cli_options, envelope), "WHICH",
     "of receive: quality or price; else by the name"},
    {"bids", 0, CLI_TEXT, offsetof(struct cli_options, bids), "BID,BID...",
     "of round: who is invited; else all that are in and not eliminated"},
    {"due", 0, CLI_TEXT, offsetof(struct cli_options, due), "TIME",
     "of round: when offers are due, for all the same"},
    {"output", 'o', CLI_TEXT, offsetof(struct cli_options, output), "PATH",
     "of public: a folder that gets the copy too; of ocds: a file"},
    {"csv", 0, CLI_FLAG, offsetof(struct cli_options, csv_table), NULL,
     "of ocds: the scores as a table (CSV)"},
    CLI_OPTION_WITHHOLD,
    CLI_OPTIONS_OF_WRITERS,
};

static int record_run(struct cli *cli)
{
    char name[NAME_BYTES];
    snprintf(name, sizeof name, "record %s", cli->arguments[0]);
    return cli_case(cli, name, 1);
}

static const struct cli_example examples[] = {
    {"a case from its start",
     "bidgauge record start case rfp/ruleset.json --by=\"Ana Ruiz\" --at=2026-01-02T09:00Z"},
    {NULL, "bidgauge record status case"},
    CLI_EXAMPLES_END,
};

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
        "  admit CASE BID            open CASE                 open-prices CASE\n"
        "  ask CASE BID TEXT...      decisions CASE [FILE]     round CASE\n"
        "  decide CASE [DECISION]    finish CASE               memo CASE\n"
        "  public CASE               ocds CASE                 note CASE TEXT...\n"
        "  reopen CASE               cancel CASE               status CASE\n"
        "What the panel does in between is in `bidgauge help panel`.\n"
        "Each says the head of the log, which is worth keeping elsewhere, and what to do next.",
    .options = options,
    .examples = examples,
    .see_commands = "verify panel decisions",
    .see_documents = "record.md",
    .least = 2,
    .most = -1,
    .run = record_run,
};
