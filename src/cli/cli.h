/* The program: command rows, option rows, and the one way to leave. Includes only bidgauge.h. */
#ifndef BG_CLI_CLI_H
#define BG_CLI_CLI_H

#include "bidgauge.h"

/* An option that may be given several times: its values in the order given. */
enum { CLI_LIST_MAX = 64 };
struct cli_list {
    const char *values[CLI_LIST_MAX];
    size_t n;
};

struct cli_options {
    const char *output, *json, *as_of, *bid, *criterion, *color, *generate, *stale;
    const char *ruleset, *map, *csv, *baseline, *partial, *contracts, *wages;
    const char *contracts_map, *wages_map, *wages_source, *wages_year, *wages_url, *as;
    const char *lines_to, *threads; /* of a corpus */
    const char *write_scenarios;
    const char *lot;
    const char *currency, *steps, *budget, *before, *at_least; /* of accounts */
    const char *country, *work, *element, *date, *rules_dir;   /* of the library */
    const char *seed, *samples, *print, *sheets, *decisions, *messages;
    const char *by, *at, *because, *authority, *envelope, *head, *signers, *bids, *due, *role,
        *criteria, *regime, *ends; /* of a case */
    const char *withhold, *public_copy;
    bool csv_table;
    struct cli_list scenarios, figures, sweeps, panel;
    bool quiet, lines, publish, page, suggest_map, help, trace;
    const char *language;
    bool corpus, years, no_ranges, resume, prices, force, list, blind, anonymous, compare,
        fail_on_breach;
};

struct cli {
    const struct cli_command *command;
    struct bg *bg;
    struct cli_options options;
    char **arguments; /* without the options */
    int arguments_n;
    bool color_out, color_err;
    bool ended, published; /* the outputs: tried; in their places */
};

/* CLI_INPUT, CLI_INPUTS: a text and a list that name files to read, "FILE", "FILE+FILE" or "FILE#SHEET". */
enum cli_option_type { CLI_FLAG, CLI_TEXT, CLI_LIST, CLI_INPUT, CLI_INPUTS };
struct cli_option {
    const char *name; /* long, without dashes; NULL ends the rows */
    char letter;      /* 0: none */
    enum cli_option_type type;
    size_t offset;     /* of a bool, const char * or struct cli_list in struct cli_options */
    const char *value; /* what stands for the value in help */
    const char *help;
};

/* Shown in the manual page; tests/cases/man runs all of them, in the order of the commands, in one folder. */
struct cli_example {
    const char *what; /* NULL: goes on with the example before it */
    const char *line; /* NULL ends the rows */
};

struct cli_command {
    const char *name, *arguments, *summary, *description;
    const struct cli_option *options;
    const struct cli_example *examples;
    const char *see_commands, *see_documents; /* what to read on, spaces between; NULL: nothing */
    int least, most;                          /* arguments; most -1: any number */
    int (*run)(struct cli *);                 /* gives the exit status */
};

extern const struct cli_command *const cli_commands[]; /* NULL-terminated */
const struct cli_command *cli_command_find(const char *name);
/* Says that there is no such command, and which is most like it. */
void cli_unknown_command(const char *name);
void cli_print_usage(const struct cli_command *command);
void cli_print_commands(void);
void cli_print_manual(void); /* roff, section 1 */
void cli_print_command_manual(const struct cli_command *command);
void cli_print_bash(void); /* completion */
void cli_print_zsh(void);
void cli_print_fish(void);

/* Writes to standard output; a failure is remembered for cli_finish. */
void cli_put(const char *text, size_t n);
void cli_puts(const char *text);
/* "-", or not NULL and meaning standard output. */
bool cli_is_stdout(const char *path);
/* Writes text to the file, or to standard output for "-". False after a message. */
bool cli_put_file(struct cli *cli, const char *path, const char *text);
/* Evaluates the bids of the arguments (a ruleset first), by the options as_of and map. NULL: said. */
const struct bg_result *cli_evaluate(struct cli *cli);
/* The arguments, a ruleset first and then bids, with the options beside them. */
struct bg_inputs cli_inputs(const struct cli *cli);
/* How text for standard output is rendered: in colour or not. */
enum bg_rendering cli_text(const struct cli *cli);
/* The whole number of an option; *out stays where text is NULL. False after a message. */
bool cli_whole(const char *command, const char *option, const char *text, int64_t *out);
/* False: there is no such language, which was said. */
bool cli_use_language(struct cli *cli);
/* An output that the command will write, NULL or "-" as they come; kind as for bg_claim_output. False:
 * it must not, which cli_finish says; then nothing is to be read any more. */
bool cli_writes(struct cli *cli, const char *kind, const char *path);
/* The same of an output that is a workbook of that kind, or a page, by its ending. */
bool cli_writes_page(struct cli *cli, const char *workbook, const char *path);
/* Writes the ruleset to the output option: a workbook, or by its ending one JSON file. */
void cli_export_ruleset(struct cli *cli, const char *ruleset);
/* Puts the outputs in their places, at the first call. False: they are not there. */
bool cli_publish(struct cli *cli);
/* Publishes what waits. Prints the diagnostics to standard error (unless json was asked for as well) and gives the status
 * to exit with. */
int cli_finish(struct cli *cli, int status);

int cli_model_corpus(struct cli *cli); /* model --corpus */
/* What a run over a corpus, or of its parts, puts on standard output. */
void cli_put_corpus(struct cli *cli, const struct bg_corpus_answer *answer);
/* The run of a command whose outcome is the account of its name: makes, writes and shows it. */
int cli_account(struct cli *cli);

/* What the system does not do for a program before main: on Windows arguments in UTF-8, wildcards, slashes,
 * streams of bytes. Elsewhere nothing. False: memory ran out. */
bool cli_system_start(int *argc, char ***argv);
/* The rules that lie beside the program, where that is how it is installed (Windows); NULL: none. */
const char *cli_system_rules(void);
/* Waits for a key where the window would close with its text unread. */
void cli_system_end(void);
/* Whether all arguments are files or folders: then they were dropped on the program, which evaluates them. */
bool cli_is_drop(int argc, char **argv);
int cli_drop(int argc, char **argv);

#define CLI_OPTION_COLOR                                                                           \
    {                                                                                              \
        "color", 0, CLI_TEXT, offsetof(struct cli_options, color), "WHEN",                         \
            "colour: auto, always or never (NO_COLOR is heeded)"                                   \
    }
#define CLI_OPTION_QUIET                                                                           \
    {                                                                                              \
        "quiet", 'q', CLI_FLAG, offsetof(struct cli_options, quiet), NULL,                         \
            "no results on the terminal, no warnings"                                              \
    }
#define CLI_OPTION_RULES_DIR                                                                       \
    {                                                                                              \
        "rules-dir", 0, CLI_TEXT, offsetof(struct cli_options, rules_dir), "FOLDER",               \
            "where the rules that a ruleset includes are; else near it, in ./rules, or installed"  \
    }
#define CLI_OPTION_AS_OF                                                                           \
    {                                                                                              \
        "as-of", 0, CLI_TEXT, offsetof(struct cli_options, as_of), "DATE",                         \
            "date of evaluation, 2026-11-24; else when bids are due"                               \
    }
#define CLI_OPTION_MAP                                                                             \
    {                                                                                              \
        "map", 0, CLI_INPUT, offsetof(struct cli_options, map), "FILE",                            \
            "which column of a table is which answer (JSON)"                                       \
    }
#define CLI_OPTION_PANEL                                                                           \
    {                                                                                              \
        "panel", 0, CLI_INPUTS, offsetof(struct cli_options, panel), "FILE",                       \
            "what the panel scored: a panel file, and sheets of evaluators"                        \
    }
#define CLI_OPTION_DECISIONS                                                                       \
    {                                                                                              \
        "decisions", 0, CLI_INPUT, offsetof(struct cli_options, decisions), "FILE",                \
            "what the buyer decided about bids (.xlsx, CSV or JSON)"                               \
    }
#define CLI_OPTION_WITHHOLD                                                                        \
    {                                                                                              \
        "withhold", 0, CLI_TEXT, offsetof(struct cli_options, withhold), "ID,ID...",               \
            "of a public copy: answers and reasons that it leaves out too"                         \
    }
#define CLI_OPTION_PRICES                                                                          \
    {                                                                                              \
        "prices", 0, CLI_FLAG, offsetof(struct cli_options, prices), NULL,                         \
            "show prices and ranks while the panel still scores"                                   \
    }
#define CLI_OPTION_LANGUAGE                                                                        \
    {                                                                                              \
        "language", 0, CLI_TEXT, offsetof(struct cli_options, language), "LANGUAGE",               \
            "of what is shown: en (else) or es; rules and answers stay as they are"                \
    }
#define CLI_OPTION_ACCOUNT_OUTPUT                                                                  \
    {                                                                                              \
        "output", 'o', CLI_TEXT, offsetof(struct cli_options, output), "FILE",                     \
            "write the workbook (.xlsx) or the page (.html)"                                       \
    }
#define CLI_OPTION_ACCOUNT_JSON                                                                    \
    {                                                                                              \
        "json", 0, CLI_TEXT, offsetof(struct cli_options, json), "FILE",                           \
            "write all figures as JSON; - is standard output"                                      \
    }
#define CLI_OPTION_CURRENCY                                                                        \
    {                                                                                              \
        "currency", 0, CLI_TEXT, offsetof(struct cli_options, currency), "CODE",                   \
            "that the amounts of the file are in, such as USD"                                     \
    }
#define CLI_OPTION_FORCE                                                                           \
    {                                                                                              \
        "force", 0, CLI_FLAG, offsetof(struct cli_options, force), NULL,                           \
            "replace a file that is there already"                                                 \
    }
#define CLI_OPTION_MESSAGES                                                                        \
    {                                                                                              \
        "messages", 0, CLI_TEXT, offsetof(struct cli_options, messages), "FORMAT",                 \
            "how standard error has messages: text, or json for programs (all, as one array)"      \
    }
#define CLI_OPTION_HELP                                                                            \
    {                                                                                              \
        "help", 'h', CLI_FLAG, offsetof(struct cli_options, help), NULL, "this help"               \
    }
#define CLI_EXAMPLES_END                                                                           \
    {                                                                                              \
        NULL, NULL                                                                                 \
    }
#define CLI_OPTIONS_END                                                                            \
    {                                                                                              \
        NULL, 0, CLI_FLAG, 0, NULL, NULL                                                           \
    }

/* The end of a command's table: what every command takes, and what those take that write files. */
#define CLI_OPTIONS_OF_ALL                                                                         \
    CLI_OPTION_QUIET, CLI_OPTION_COLOR, CLI_OPTION_MESSAGES, CLI_OPTION_HELP, CLI_OPTIONS_END
#define CLI_OPTIONS_OF_WRITERS CLI_OPTION_FORCE, CLI_OPTIONS_OF_ALL

#endif
