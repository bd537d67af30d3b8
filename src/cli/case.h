/* What the commands on the folder of a case share. */
#ifndef BG_CLI_CASE_H
#define BG_CLI_CASE_H

#include "cli/cli.h"

/* Runs the command of that name (jobs/case/commands.def) on the folder that is the argument first, with
 * what follows it as its words, by the options: prints what is told of it, and the same as JSON where
 * that is asked for. Gives the exit status. */
int cli_case(struct cli *cli, const char *name, int first);

/* The options that every one of these commands takes. */
#define CLI_OPTIONS_CASE                                                                           \
    {"by",     0,                                                                                  \
     CLI_TEXT, offsetof(struct cli_options, by),                                                   \
     "NAME",   "who does it; after start: else who started the case"},                             \
        {"at",     0,                                                                              \
         CLI_TEXT, offsetof(struct cli_options, at),                                               \
         "TIME",   "when, such as 2026-03-13T15:30Z; else now"},                                   \
    {                                                                                              \
        "json", 0, CLI_TEXT, offsetof(struct cli_options, json), "FILE",                           \
            "what became of it as JSON; - is standard output"                                      \
    }

#endif
