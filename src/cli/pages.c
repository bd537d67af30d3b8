/* The manual pages, one for the program and one a command, from the same rows that run the commands. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

/* Text of roff: a line must not begin with a dot or a quote, and "-" is written as typed. Lines that begin
 * with a space are columns, which are kept. */
static void put_roff(const char *text)
{
    bool kept = false;
    for (const char *p = text; *p; p++) {
        bool starts = p == text || p[-1] == '\n';
        if (starts && (*p == ' ') != kept) {
            kept = !kept;
            cli_puts(kept ? ".nf\n" : ".fi\n");
        }
        if (starts && (*p == '.' || *p == '\''))
            cli_puts("\\&");
        if (*p == '\\')
            cli_puts("\\e");
        else if (*p == '-')
            cli_puts("\\-");
        else
            cli_put(p, 1);
    }
    if (kept)
        cli_puts("\n.fi");
}

static void put_option(const struct cli_option *option)
{
    cli_puts(".TP\n.B ");
    if (option->letter) {
        cli_puts("\\-");
        cli_put(&option->letter, 1);
        cli_puts(", ");
    }
    cli_puts("\\-\\-");
    put_roff(option->name);
    if (option->type != CLI_FLAG) {
        cli_puts("=");
        put_roff(option->value);
    }
    cli_puts("\n");
    put_roff(option->help);
    cli_puts("\n");
}

static void pages_put_head(const char *page, const char *summary)
{
    cli_puts(".\\\" Generated from the program's table of commands.\n.TH \"");
    for (const char *p = page; *p; p++) {
        char upper = *p >= 'a' && *p <= 'z' ? (char)(*p - 32) : *p;
        cli_put(&upper, 1);
    }
    cli_puts("\" 1 \"\" \"bidgauge " BG_VERSION "\" \"User Commands\"\n.SH NAME\n");
    put_roff(page);
    cli_puts(" \\- ");
    put_roff(summary);
    cli_puts("\n.SH SYNOPSIS\n");
}

static void pages_put_status(void)
{
    cli_puts(
        ".SH EXIT STATUS\n"
        ".TP\n.B 0\ndone, though there may be warnings\n"
        ".TP\n.B 1\nsome input was refused or has errors, which are listed, and the output that "
        "could be made was made\n"
        ".TP\n.B 2\nwrong usage, or an output that must not be written\n"
        ".TP\n.B 3\na file could not be read or written, and nothing was written\n");
}

static void put_examples(const struct cli_command *command)
{
    cli_puts(".SH EXAMPLES\n");
    for (const struct cli_example *row = command->examples; row->line; row++) {
        if (row->what) {
            cli_puts(".PP\n");
            put_roff(row->what);
            cli_puts(":\n");
        }
        cli_puts(".PP\n.nf\n.RS\n");
        put_roff(row->line);
        cli_puts("\n.RE\n.fi\n");
    }
}

/* Each word of a list between before and behind, with commas. */
static void pages_put_words(const char *words, const char *before, const char *behind)
{
    for (size_t n; *words; words += n + (words[n] == ' ')) {
        n = strcspn(words, " ");
        char word[64];
        snprintf(word, sizeof word, "%.*s", (int)n, words);
        cli_puts(before);
        put_roff(word);
        cli_puts(behind);
        cli_puts(words[n] ? ",\n" : "\n");
    }
}

static void put_see_also(const struct cli_command *command)
{
    cli_puts(".SH SEE ALSO\n\\fBbidgauge\\fP(1),\n");
    pages_put_words(command->see_commands ? command->see_commands : "", "\\fBbidgauge\\-",
                    "\\fP(1)");
    if (strcmp(command->name, "help") != 0)
        cli_puts(".br\n\\fBbidgauge\\-ruleset\\fP(5)\n");
    if (command->see_documents) {
        cli_puts(".PP\nIn the documentation:\n");
        pages_put_words(command->see_documents, "", "");
    }
}

void cli_print_command_manual(const struct cli_command *command)
{
    char page[64];
    snprintf(page, sizeof page, "bidgauge-%s", command->name);
    pages_put_head(page, command->summary);
    cli_puts("\\fBbidgauge ");
    put_roff(command->name);
    cli_puts("\\fP [\\fIOPTION\\fP...] ");
    put_roff(command->arguments);
    cli_puts("\n.SH DESCRIPTION\n");
    put_roff(command->description);
    cli_puts("\n.SH OPTIONS\n");
    for (const struct cli_option *option = command->options; option->name; option++)
        put_option(option);
    pages_put_status();
    put_examples(command);
    put_see_also(command);
}

static void put_commands(void)
{
    for (const struct cli_command *const *row = cli_commands; *row; row++) {
        cli_puts(".TP\n\\fBbidgauge\\-");
        put_roff((*row)->name);
        cli_puts("\\fP(1)\n");
        put_roff((*row)->summary);
        cli_puts("\n");
    }
}

void cli_print_manual(void)
{
    pages_put_head("bidgauge", "evaluate bids against published job-quality procurement criteria");
    cli_puts("\\fBbidgauge\\fP \\fICOMMAND\\fP [\\fIOPTION\\fP...] [\\fIFILE\\fP...]\n"
             ".SH DESCRIPTION\n"
             "bidgauge loads procurement criteria from a ruleset (JSON, or a workbook), evaluates "
             "vendors' bids against them, and writes a scored comparison workbook whose formulas "
             "are live. The people award; bidgauge recommends.\n"
             ".SH COMMANDS\n");
    put_commands();
    pages_put_status();
    cli_puts(
        ".SH ENVIRONMENT\n"
        ".TP\n.B NO_COLOR\nno colours, whatever the terminal\n"
        ".TP\n.B TMPDIR\nwhere parts of a workbook are put while it is written\n"
        ".SH FILES\n"
        ".TP\n.I rules\nthe library of standards, in the folder of that name or where bidgauge "
        "was installed (/usr/share/bidgauge/rules)\n"
        ".SH EXAMPLES\n.PP\n.nf\n.RS\n"
        "bidgauge new \\-o my\\-rfp.xlsx\n"
        "bidgauge evaluate ruleset.json bids \\-o comparison\\-2.xlsx\n"
        ".RE\n.fi\n"
        ".SH SEE ALSO\n\\fBbidgauge\\-ruleset\\fP(5),\n\\fBbidgauge\\fP(3)\n");
}
