/* The program's entry: finds the command, reads its options from its rows, runs it. */
#define _GNU_SOURCE
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

enum { OPTIONS_MAX = 40, FIRST_VALUE = 256 };

static int output_errno; /* of the first failed write to standard output */

void cli_put(const char *text, size_t n)
{
    if (fwrite(text, 1, n, stdout) != n && !output_errno)
        output_errno = errno ? errno : EIO;
}

void cli_puts(const char *text)
{
    cli_put(text, strlen(text));
}

bool cli_is_stdout(const char *path)
{
    return path && strcmp(path, "-") == 0;
}

bool cli_put_file(struct cli *cli, const char *path, const char *text)
{
    if (!cli_is_stdout(path))
        return bg_write_text(cli->bg, path, text);
    cli_puts(text);
    return true;
}

/* Standard output is part of the result: not being able to write it is a failure. */
static int flush_output(int status)
{
    if (fflush(stdout) != 0 && !output_errno)
        output_errno = errno ? errno : EIO;
    if (!output_errno)
        return status;
    fprintf(stderr, "bidgauge: error E803: cannot write to standard output: %s\n",
            strerror(output_errno));
    return BG_WORLD;
}

bool cli_writes(struct cli *cli, const char *kind, const char *path)
{
    return bg_claim_output(cli->bg, kind, path);
}

bool cli_writes_page(struct cli *cli, const char *workbook, const char *path)
{
    enum bg_rendering format = path ? bg_rendering_of(path) : BG_AS_XLSX;
    const char *kind = workbook;
    if (format == BG_AS_HTML)
        kind = "model_page";
    else if (format == BG_AS_MARKDOWN)
        kind = "model_markdown";
    return cli_writes(cli, kind, path);
}

bool cli_publish(struct cli *cli)
{
    if (!cli->ended)
        cli->published = bg_publish_outputs(cli->bg);
    cli->ended = true;
    return cli->published;
}

static bool messages_as_data(const struct cli *cli)
{
    return cli->options.messages && strcmp(cli->options.messages, "json") == 0;
}

int cli_finish(struct cli *cli, int status)
{
    enum { SHOWN = 20 };
    cli_publish(cli);
    int found = (int)bg_status(cli->bg);
    bool show = !cli->options.quiet || bg_errors(cli->bg) > 0;
    if (messages_as_data(cli))
        fputs(bg_diagnostics(cli->bg, BG_AS_JSON, 0), stderr);
    else if (show)
        fputs(bg_diagnostics(cli->bg, cli->color_err ? BG_AS_TEXT_COLOR : BG_AS_TEXT, SHOWN),
              stderr);
    return status > found ? status : found;
}

struct bg_inputs cli_inputs(const struct cli *cli)
{
    const struct cli_options *o = &cli->options;
    return (struct bg_inputs){.ruleset = cli->arguments[0],
                              .as_of = o->as_of,
                              .bids = (const char *const *)(cli->arguments + 1),
                              .bids_n = (size_t)cli->arguments_n - 1,
                              .lot = o->lot,
                              .map = o->map,
                              .panel = o->panel.values,
                              .panel_n = o->panel.n,
                              .prices = o->prices,
                              .decisions = o->decisions,
                              .withhold = o->withhold};
}

bool cli_use_language(struct cli *cli)
{
    const char *language = cli->options.language;
    if (!language || bg_use_language(cli->bg, language))
        return true;
    fprintf(stderr, "bidgauge: --language=%s: write en or es\n", language);
    return false;
}

const struct bg_result *cli_evaluate(struct cli *cli)
{
    const struct bg_inputs inputs = cli_inputs(cli);
    return bg_evaluate_files(cli->bg, &inputs);
}

enum bg_rendering cli_text(const struct cli *cli)
{
    return cli->color_out ? BG_AS_TEXT_COLOR : BG_AS_TEXT;
}

bool cli_whole(const char *command, const char *option, const char *text, int64_t *out)
{
    char *end;
    if (!text)
        return true;
    errno = 0;
    *out = strtoll(text, &end, 10);
    if (errno == 0 && end != text && *end == '\0')
        return true;
    fprintf(stderr, "bidgauge %s: --%s=%s is not a whole number\n", command, option, text);
    return false;
}

static int usage_error(const char *command)
{
    fprintf(stderr, "Try 'bidgauge help%s%s'.\n", command ? " " : "", command ? command : "");
    return BG_USAGE;
}

static bool main_add_value(struct cli_list *list, const char *name, const char *value)
{
    if (list->n < CLI_LIST_MAX) {
        list->values[list->n++] = value;
        return true;
    }
    fprintf(stderr, "bidgauge: --%s is given more than %d times\n", name, CLI_LIST_MAX);
    return false;
}

/* Fills the options of the command from its rows; false after a message. */
static bool read_options(const struct cli_command *command, int argc, char **argv,
                         struct cli_options *options)
{
    struct option long_options[OPTIONS_MAX + 1] = {{0}};
    char letters[OPTIONS_MAX * 2 + 1] = "", name[32];
    int n = 0, got;
    size_t used = 0;
    for (; command->options[n].name && n < OPTIONS_MAX; n++) {
        const struct cli_option *row = &command->options[n];
        int has = row->type == CLI_FLAG ? no_argument : required_argument;
        long_options[n] = (struct option){row->name, has, NULL, FIRST_VALUE + n};
        if (row->letter)
            letters[used++] = row->letter;
        if (row->letter && has == required_argument)
            letters[used++] = ':';
        letters[used] = '\0';
    }
    snprintf(name, sizeof name, "bidgauge %s", command->name);
    argv[0] = name; /* as which getopt speaks */
    optind = 1;
    while ((got = getopt_long(argc, argv, letters, long_options, NULL)) != -1) {
        int i = got - FIRST_VALUE;
        char *place;
        if (got == '?')
            return false;
        for (int k = 0; got < FIRST_VALUE && k < n; k++)
            if (command->options[k].letter == got)
                i = k;
        place = (char *)options + command->options[i].offset;
        if (command->options[i].type == CLI_FLAG)
            *(bool *)place = true;
        else if (command->options[i].type == CLI_LIST || command->options[i].type == CLI_INPUTS) {
            if (!main_add_value((void *)place, command->options[i].name, optarg))
                return false;
        } else
            memcpy(place, &optarg, sizeof optarg);
    }
    return true;
}

/* Each file that a text names. */
static void main_will_read(struct cli *cli, const char *text)
{
    enum { PATH = 4096 };
    char path[PATH];
    while (text && *text) {
        size_t n = strcspn(text, "+#");
        if (n < sizeof path) {
            const char *one = path;
            memcpy(path, text, n);
            path[n] = '\0';
            bg_will_read(cli->bg, &one, 1);
        }
        text += text[n] == '#' ? n + strcspn(text + n, "+") : n;
        text += *text == '+';
    }
}

/* What the arguments and options say of the files that the run reads. */
static void name_inputs(struct cli *cli, const struct cli_option *rows)
{
    bg_will_read(cli->bg, (const char *const *)cli->arguments, (size_t)cli->arguments_n);
    for (; rows->name; rows++) {
        const char *place = (const char *)&cli->options + rows->offset;
        if (rows->type == CLI_INPUT)
            main_will_read(cli, *(const char *const *)place);
        if (rows->type != CLI_INPUTS)
            continue;
        const struct cli_list *list = (const void *)place;
        for (size_t i = 0; i < list->n; i++)
            main_will_read(cli, list->values[i]);
    }
}

static bool wants_color(const char *when, int descriptor)
{
    const char *no_color = getenv("NO_COLOR");
    if (when && strcmp(when, "always") == 0)
        return true;
    if (when && strcmp(when, "never") == 0)
        return false;
    return !(no_color && *no_color) && isatty(descriptor);
}

/* Options that take one of a few words. False after a message. */
static bool words_are_known(const struct cli_options *options)
{
    const char *color = options->color, *messages = options->messages;
    if (color && strcmp(color, "auto") != 0 && strcmp(color, "always") != 0 &&
        strcmp(color, "never") != 0) {
        fprintf(stderr, "bidgauge: --color=%s: write auto, always or never\n", color);
        return false;
    }
    if (messages && strcmp(messages, "text") != 0 && strcmp(messages, "json") != 0) {
        fprintf(stderr, "bidgauge: --messages=%s: write text or json\n", messages);
        return false;
    }
    const char *code = options->currency;
    if (code && (strlen(code) != 3 || strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 3)) {
        fprintf(stderr, "bidgauge: --currency=%s: write three capital letters, such as USD\n",
                code);
        return false;
    }
    return true;
}

/* A word as a shell reads it. */
static size_t main_quote(char *out, const char *word)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "-_./,:=+@%";
    size_t n = 0;
    if (*word && strspn(word, plain) == strlen(word)) {
        strcpy(out, word);
        return strlen(word);
    }
    out[n++] = '\'';
    for (; *word; word++) {
        if (*word == '\'') {
            memcpy(out + n, "'\\''", 4);
            n += 4;
        } else {
            out[n++] = *word;
        }
    }
    out[n++] = '\'';
    out[n] = '\0';
    return n;
}

enum { TYPED = 1 << 16 };

/* The command as it was typed, before its options are sorted out. NULL: it is longer than TYPED. */
static const char *main_as_typed(int argc, char **argv)
{
    static char out[TYPED];
    size_t n = sizeof "bidgauge";
    for (int i = 0; i < argc; i++)
        n += 4 * strlen(argv[i]) + 4;
    if (n > TYPED)
        return NULL;
    strcpy(out, "bidgauge");
    n = strlen(out);
    for (int i = 0; i < argc; i++) {
        out[n++] = ' ';
        n += main_quote(out + n, argv[i]);
    }
    return out;
}

/* typed: the command as it was, or NULL. */
static int main_run(const struct cli_command *command, int argc, char **argv, const char *typed)
{
    struct bg_config config = {.isolate_writer = true};
    struct cli cli = {.command = command};
    int status;
    if (!read_options(command, argc, argv, &cli.options))
        return usage_error(command->name);
    if (cli.options.help) {
        cli_print_usage(command);
        return BG_DONE;
    }
    if (!words_are_known(&cli.options))
        return usage_error(command->name);
    cli.arguments = argv + optind;
    cli.arguments_n = argc - optind;
    if (cli.arguments_n < command->least ||
        (command->most >= 0 && cli.arguments_n > command->most)) {
        fprintf(stderr, "bidgauge %s: %s arguments\n", command->name,
                cli.arguments_n < command->least ? "too few" : "too many");
        return usage_error(command->name);
    }
    cli.color_out = wants_color(cli.options.color, STDOUT_FILENO);
    cli.color_err = wants_color(cli.options.color, STDERR_FILENO);
    if (!cli.options.rules_dir)
        cli.options.rules_dir = cli_system_rules();
    config.rules_dir = cli.options.rules_dir;
    cli.bg = bg_new(&config);
    if (!cli.bg) {
        fputs("bidgauge: error E801: out of memory\n", stderr);
        return BG_WORLD;
    }
    if (typed)
        bg_set_command(cli.bg, typed);
    bg_hold_outputs(cli.bg, cli.options.force);
    name_inputs(&cli, command->options);
    status = command->run(&cli);
    bg_free(cli.bg);
    return status;
}

int main(int argc, char **argv)
{
    const struct cli_command *command;
    bg_own_the_process();
    if (!cli_system_start(&argc, &argv)) {
        fputs("bidgauge: error E801: out of memory\n", stderr);
        return BG_WORLD;
    }
    if (argc < 2) {
        cli_print_commands();
        flush_output(BG_DONE);
        cli_system_end();
        return BG_USAGE;
    }
    if (!cli_command_find(argv[1]) && cli_is_drop(argc, argv)) {
        int status = flush_output(cli_drop(argc, argv));
        cli_system_end();
        return status;
    }
    if (strcmp(argv[1], "--version") == 0) {
        cli_puts("bidgauge " BG_VERSION "\n");
        return flush_output(BG_DONE);
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
        argv[1] = (char[]){"help"};
    command = cli_command_find(argv[1]);
    if (!command) {
        cli_unknown_command(argv[1]);
        return usage_error(NULL);
    }
    const char *typed = main_as_typed(argc - 1, argv + 1);
    int status = main_run(command, argc - 1, argv + 1, typed);
    return flush_output(status);
}
