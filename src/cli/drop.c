/* Files and folders alone, without a command: a ruleset and bids that were dropped on the program. They are
 * evaluated into comparison.xlsx beside the ruleset; a ruleset alone gets the form for vendors. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

enum { PATH = 4096, MOST = 1024 };

/* Whether bidgauge can read a ruleset of the file. Every call has a context of its own, so that what is wrong
 * with one file is not reported of another. */
static bool drop_is_ruleset(const char *path)
{
    size_t n = strlen(path);
    if (n < 5 || strcmp(path + n - 5, ".json") != 0)
        return false;
    struct bg_config config = {.rules_dir = cli_system_rules()};
    struct bg *bg = bg_new(&config);
    bool good = bg && bg_check(bg, path, NULL, 0);
    bg_free(bg);
    return good;
}

/* A dot or a slash is in every name that a file manager gives; a word without them is a mistyped command. */
static bool looks_like_file(const char *argument)
{
    return argument[0] != '-' && strpbrk(argument, "./") != NULL;
}

bool cli_is_drop(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (!looks_like_file(argv[i]))
            return false;
    return argc > 1 && argc <= MOST;
}

static const char *drop_beside(const char *path, const char *name, char place[PATH])
{
    const char *slash = strrchr(path, '/');
    int folder = slash ? (int)(slash - path) + 1 : 0;
    int n = snprintf(place, PATH, "%.*s%s", folder, path, name);
    return n > 0 && n < PATH ? place : name;
}

static bool drop_evaluate(struct bg *bg, const char *ruleset, const char **bids, size_t n,
                          const char *output)
{
    size_t size = 0;
    const struct bg_result *result =
        bg_evaluate_files(bg, &(struct bg_inputs){.ruleset = ruleset, .bids = bids, .bids_n = n});
    if (!result || !bg_write(bg, result, BG_AS_XLSX, output) || !bg_publish_outputs(bg))
        return false;
    const char *text = bg_render(bg, result, BG_AS_BRIEF, &size);
    if (text)
        cli_put(text, size);
    return true;
}

static bool drop_form(struct bg *bg, const char *ruleset, const char *output)
{
    return bg_write_form(bg, ruleset, NULL, NULL, output) && bg_publish_outputs(bg);
}

static int drop_run(const char *ruleset, const char **bids, size_t n)
{
    enum { SHOWN = 20 };
    char place[PATH];
    struct bg_config config = {.isolate_writer = true, .rules_dir = cli_system_rules()};
    struct bg *bg = bg_new(&config);
    if (!bg) {
        fputs("bidgauge: error E801: out of memory\n", stderr);
        return BG_WORLD;
    }
    const char *output = drop_beside(ruleset, n ? "comparison.xlsx" : "form.xlsx", place);
    bg_hold_outputs(bg, false);
    bg_will_read(bg, &ruleset, 1);
    bg_will_read(bg, bids, n);
    bool claimed = bg_claim_output(bg, n ? "comparison" : "form", output);
    if (claimed &&
        (n ? drop_evaluate(bg, ruleset, bids, n, output) : drop_form(bg, ruleset, output))) {
        cli_puts("Written: ");
        cli_puts(output);
        cli_puts(n ? "\n"
                   : "\nDrop this ruleset and the bids on the program together to compare them.\n");
    }
    fputs(bg_diagnostics(bg, BG_AS_TEXT, SHOWN), stderr);
    int status = (int)bg_status(bg);
    bg_free(bg);
    return claimed ? status : BG_USAGE;
}

int cli_drop(int argc, char **argv)
{
    const char *bids[MOST];
    int ruleset = 0;
    size_t n = 0;
    for (int i = 1; i < argc && !ruleset; i++)
        if (drop_is_ruleset(argv[i]))
            ruleset = i;
    if (!ruleset) /* the first is reported for what is wrong with it */
        ruleset = 1;
    for (int i = 1; i < argc; i++)
        if (i != ruleset)
            bids[n++] = argv[i];
    return drop_run(argv[ruleset], bids, n);
}
