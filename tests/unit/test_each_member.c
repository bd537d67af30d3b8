/* Files that people write by hand, wrong in one member at a time. A value of the wrong type, a key that nobody
 * knows and a key that is there twice are said where they are; and whatever is left out, empty, doubled or far
 * too large, the program either says an error or gives results that are whole: it never crashes, its figures are
 * JSON, and ranks follow totals. Each file is written with one value a line, so that the line tells which it was. */
#include "t.h"

#include <cjson/cJSON.h>

#include "bidgauge.h"

enum { TEXT = 1 << 19 };

/* -- a file with one change --------------------------------------------------------------------- */

enum change {
    WRONG_TYPE,
    UNKNOWN_KEY,
    TWICE,
    LEFT_OUT,
    NOTHING,
    EMPTY,
    LONG,
    NEGATIVE,
    HUGE_NUMBER,
    FRACTION,
    DATE,
    COPIED,
    CHANGES
};
static const char *const changed[CHANGES] = {"of the wrong type",
                                             "beside a key that nobody knows",
                                             "there twice",
                                             "left out",
                                             "null",
                                             "empty",
                                             "long",
                                             "negative",
                                             "huge",
                                             "a fraction",
                                             "a date",
                                             "the next one's"};

struct writing {
    char *text;
    size_t n;
    int line;   /* that is written */
    int number; /* of the next value */
    int at;     /* the number of the value that is changed; -1: none */
    enum change change;
    int first, last;         /* lines of what was changed */
    int holder;              /* where what holds it begins: an expression is said whole */
    bool done;               /* it could be changed so */
    const char *const *free; /* keys under which anything may be written */
    int inside_free;         /* so many of them are open */
    bool unchecked;          /* it was changed inside one */
};

static void put(struct writing *w, const char *text)
{
    size_t n = strlen(text);
    assert_true(w->n + n < TEXT);
    memcpy(w->text + w->n, text, n + 1);
    w->n += n;
    for (; *text; text++)
        w->line += *text == '\n';
}

static void put_text(struct writing *w, const char *text)
{
    cJSON *node = cJSON_CreateString(text);
    char *printed = cJSON_PrintUnformatted(node);
    put(w, printed);
    cJSON_free(printed);
    cJSON_Delete(node);
}

static void write_value(struct writing *w, const cJSON *node);

static bool is_free(const struct writing *w, const char *key)
{
    bool found = false;
    for (size_t i = 0; w->free[i]; i++)
        found |= *w->free[i] == '*' || (key && strcmp(w->free[i], key) == 0);
    return found;
}

static void write_children(struct writing *w, const cJSON *node, bool object)
{
    int opened = w->line;
    put(w, object ? "{\n" : "[\n");
    bool first = true;
    for (const cJSON *child = node->child; child; child = child->next) {
        bool here = w->number == w->at;
        w->holder = here ? opened : w->holder;
        if (here && w->change == LEFT_OUT) {
            w->first = w->line;
            w->done = true;
            w->number++;
            w->at = -1;
            continue;
        }
        if (!first)
            put(w, ",\n");
        first = false;
        if (object) {
            put_text(w, child->string);
            put(w, ": ");
        }
        w->inside_free += is_free(w, child->string);
        /* An operator's only operand may stand without brackets. */
        w->unchecked |= here && (w->inside_free > 0 || cJSON_IsArray(child));
        write_value(w, child);
        w->inside_free -= is_free(w, child->string);
        if (here && object && (w->change == UNKNOWN_KEY || w->change == TWICE)) {
            put(w, ",\n");
            w->first = w->last = w->line;
            w->done = true;
            put_text(w, w->change == TWICE ? child->string : "key that nobody knows");
            put(w, ": 1");
        }
    }
    put(w, object ? "\n}" : "\n]");
}

/* What stands in place of the value; NULL: it is not changed so. */
static const char *other_value(enum change change, const cJSON *node)
{
    static char most[5000];
    bool text = cJSON_IsString(node), number = cJSON_IsNumber(node);
    switch (change) {
    case WRONG_TYPE:
        return cJSON_IsObject(node)  ? "[[[true]]]"
               : cJSON_IsArray(node) ? "7.5"
                                     : "[{\"a\": [true]}]";
    case NOTHING:
        return "null";
    case EMPTY:
        return text ? "\"\"" : cJSON_IsObject(node) ? "{}" : cJSON_IsArray(node) ? "[]" : NULL;
    case LONG:
        memset(most, 'x', sizeof most - 1);
        most[0] = most[sizeof most - 2] = '"';
        return text ? most : NULL;
    case NEGATIVE:
        return number ? "-1" : cJSON_IsBool(node) ? (cJSON_IsTrue(node) ? "false" : "true") : NULL;
    case HUGE_NUMBER:
        return number ? "99999999999999999999999999999999999999" : NULL;
    case FRACTION:
        return number ? "0.000000000000001" : NULL;
    case DATE:
        return text ? "\"2026-02-30\"" : NULL;
    default:
        return NULL;
    }
}

static void write_plain(struct writing *w, const cJSON *node)
{
    if (cJSON_IsObject(node) || cJSON_IsArray(node)) {
        write_children(w, node, cJSON_IsObject(node));
        return;
    }
    char *printed = cJSON_PrintUnformatted(node);
    put(w, printed);
    cJSON_free(printed);
}

static void write_value(struct writing *w, const cJSON *node)
{
    bool here = w->number++ == w->at;
    const char *other = here ? other_value(w->change, node) : NULL;
    int first = w->line;
    if (here && w->change == COPIED && node->next) {
        w->at = -1;
        write_plain(w, node->next);
        w->done = true;
    } else if (other) {
        put(w, other);
        w->done = true;
    } else {
        write_plain(w, node);
    }
    if (here && w->change != UNKNOWN_KEY && w->change != TWICE) {
        w->first = first;
        w->last = w->line;
    }
}

/* -- what is done with it ----------------------------------------------------------------------- */

/* A result as JSON: ranks from 1 up, and no total that is above one of a better rank, where totals decide. */
static void ranks_follow_totals(const cJSON *lot)
{
    const cJSON *bid;
    double totals[64];
    int ranked = 0;
    cJSON_ArrayForEach(bid, cJSON_GetObjectItem(lot, "bids"))
    {
        const cJSON *rank = cJSON_GetObjectItem(bid, "rank"),
                    *total = cJSON_GetObjectItem(bid, "total");
        if (!cJSON_IsNumber(rank) || !cJSON_IsNumber(total) || ranked == 64)
            continue;
        assert_true(rank->valueint >= 1);
        totals[ranked++] = total->valuedouble;
        for (int i = 0; i + 1 < ranked; i++)
            if (rank->valueint == ranked) /* bids come in the order of their ranks, without a tie */
                assert_true(totals[i] >= total->valuedouble);
    }
}

static void is_json(const char *text, bool result)
{
    assert_non_null(text);
    cJSON *root = cJSON_Parse(text);
    const cJSON *lot;
    if (!root)
        fail_msg("not JSON: %.300s", text);
    if (result)
        cJSON_ArrayForEach(lot, cJSON_GetObjectItem(root, "lots")) ranks_follow_totals(lot);
    cJSON_Delete(root);
}

struct file {
    const char *path; /* what is changed */
    void (*use)(struct bg *, const struct file *);
    const char *rules, *bids[3]; /* beside it */
    const char *more;            /* as the use says */
    int every;                   /* of the changes of one kind this one alone is made: 1 all */
    const char *free
        [8]; /* keys of members in which anything may be written, and what is said inside is not checked */
};

static size_t bids_of(const struct file *file)
{
    size_t n = 0;
    while (n < COUNT(file->bids) && file->bids[n])
        n++;
    return n;
}

static void show_result(struct bg *bg, const struct bg_result *result)
{
    size_t n;
    if (!result)
        return;
    is_json(bg_render(bg, result, BG_AS_JSON, &n), true);
    assert_non_null(bg_render(bg, result, BG_AS_TEXT, &n));
    assert_non_null(bg_render(bg, result, BG_AS_BRIEF, &n));
    assert_non_null(bg_explain(bg, result, NULL, NULL, true));
}

static void evaluate(struct bg *bg, const char *rules, const struct file *file,
                     const char *const *bids, size_t n)
{
    struct bg_inputs in = {.ruleset = rules, .bids = bids, .bids_n = n};
    if (file->more && strstr(file->more, "panel")) {
        in.panel = &file->more;
        in.panel_n = 1;
    } else {
        in.decisions = file->more;
    }
    show_result(bg, bg_evaluate_files(bg, &in));
}

static void use_rules(struct bg *bg, const struct file *file)
{
    bool usable = bg_check(bg, file->path, NULL, BG_CHECK_PUBLISH);
    assert_int_equal(usable, bg_errors(bg) == 0);
    assert_int_equal(bg_status(bg), usable ? BG_DONE : BG_FINDINGS);
    if (!usable)
        return;
    assert_non_null(bg_title_page(bg, file->path, NULL));
    evaluate(bg, file->path, file, file->bids, bids_of(file));
}

static void use_bid(struct bg *bg, const struct file *file)
{
    const char *bids[4] = {file->path};
    size_t n = bids_of(file);
    memcpy(bids + 1, file->bids, n * sizeof *bids);
    evaluate(bg, file->rules, file, bids, n + 1);
}

static void use_beside(struct bg *bg, const struct file *file)
{
    struct file with = *file;
    with.more = file->path;
    evaluate(bg, file->rules, &with, file->bids, bids_of(file));
}

static void use_map(struct bg *bg, const struct file *file)
{
    show_result(bg, bg_evaluate_files(bg, &(struct bg_inputs){.ruleset = file->rules,
                                                              .bids = file->bids,
                                                              .bids_n = bids_of(file),
                                                              .map = file->path}));
}

static void use_scenario(struct bg *bg, const struct file *file)
{
    size_t n;
    struct bg_model_input in = {.ruleset = file->rules, .scenarios = &file->path, .scenarios_n = 1};
    if (file->more) {
        in.contracts = file->more;
        in.wages = file->bids[0];
    } else {
        in.bids = file->bids;
        in.bids_n = bids_of(file);
    }
    const struct bg_model_result *result = bg_model_files(bg, &in);
    if (!result)
        return;
    is_json(bg_model_render(bg, result, BG_AS_JSON, &n), false);
    assert_non_null(bg_model_render(bg, result, BG_AS_TEXT, &n));
    assert_non_null(bg_model_render(bg, result, BG_AS_MARKDOWN, &n));
    assert_non_null(bg_model_render(bg, result, BG_AS_CSV, &n));
    assert_non_null(bg_model_render(bg, result, BG_AS_COMPARE, &n));
}

static void use_tender(struct bg *bg, const struct file *file)
{
    const char *report = NULL, *json = NULL;
    if (bg_import_file(bg, file->path, "out", file->rules, file->more, &report, &json))
        is_json(json, false);
}

static void use_account(struct bg *bg, const struct file *file)
{
    size_t n;
    const char *files[4] = {file->path};
    memcpy(files + 1, file->bids, bids_of(file) * sizeof *files);
    struct bg_account_options options = {.files = files, .files_n = bids_of(file) + 1};
    const struct bg_account *account = bg_account_files(bg, file->more, &options);
    if (!account)
        return;
    is_json(bg_render_account(bg, account, BG_AS_JSON, &n), false);
    assert_non_null(bg_render_account(bg, account, BG_AS_TEXT, &n));
    assert_non_null(bg_render_account(bg, account, BG_AS_HTML, &n));
}

#define JANITORIAL "samples/janitorial/"
#define SEEDS      "tests/world/fuzz/seeds/ocds/"
static const struct file files[] = {
    {.path = "tests/cases/schema/whole.json",
     .use = use_rules,
     .every = 13,
     .free = {"comment", "lots"}},
    {.path = "tests/cases/golden/panel-award/panel.json",
     .use = use_beside,
     .rules = "tests/cases/golden/panel-award/ruleset.json",
     .bids = {"tests/cases/golden/panel-award/bids.jsonl"},
     .every = 5,
     .free = {"comment"}},
    {.path = "samples/case/decision.json",
     .use = use_beside,
     .rules = "samples/case/rules.json",
     .bids = {"samples/case/received/alder-quality.json"},
     .every = 1,
     .free = {"comment"}},
    {.path = "tests/cases/schema/map.json",
     .use = use_map,
     .rules = JANITORIAL "ruleset.json",
     .bids = {"samples/portfolio/awards.csv"},
     .every = 3,
     .free = {"comment", "title", "words", "unused", "missing"}},
    {.path = JANITORIAL "bids/B-01-cedar.json",
     .use = use_bid,
     .rules = JANITORIAL "ruleset.json",
     .every = 9,
     .free = {"comment"}},
    {.path = "samples/scenarios/vendors-mixed.json",
     .use = use_scenario,
     .rules = JANITORIAL "ruleset.json",
     .bids = {JANITORIAL "bids/B-01-cedar.json", JANITORIAL "bids/B-02-harbor.json"},
     .every = 7,
     .free = {"comment"}},
    {.path = "samples/scenarios/side-effects.json",
     .use = use_scenario,
     .rules = JANITORIAL "ruleset.json",
     .bids = {JANITORIAL "bids/B-01-cedar.json", JANITORIAL "bids/B-02-harbor.json"},
     .every = 11,
     .free = {"comment"}},
    {.path = "samples/scenarios/steps.json",
     .use = use_scenario,
     .rules = JANITORIAL "ruleset.json",
     .bids = {JANITORIAL "bids/B-01-cedar.json"},
     .every = 3,
     .free = {"comment"}},
    {.path = "samples/register/floor20.json",
     .use = use_scenario,
     .rules = "samples/register/ruleset.json",
     .more = "samples/register/contracts.csv",
     .bids = {"samples/register/wages.csv"},
     .every = 4,
     .free = {"comment", "parameters"}},
    {.path = "samples/register/ruleset.json", .use = use_rules, .every = 7, .free = {"comment"}},
    {.path = "samples/case/rules.json",
     .use = use_rules,
     .bids = {"samples/case/received/alder-quality.json", "samples/case/received/alder-price.json"},
     .every = 29,
     .free = {"comment"}},
    {.path = "samples/portfolio/release.json",
     .use = use_account,
     .more = "portfolio",
     .every = 3,
     .free = {"*"}},
    {.path = SEEDS "tender", .use = use_tender, .every = 1, .free = {"*"}},
    {.path = SEEDS "release", .use = use_tender, .every = 1, .free = {"*"}},
    {.path = SEEDS "lots", .use = use_tender, .every = 1, .free = {"*"}},
    {.path = SEEDS "weights", .use = use_tender, .every = 1, .free = {"*"}},
    {.path = SEEDS "records", .use = use_tender, .every = 2, .free = {"*"}},
    {.path = SEEDS "package", .use = use_tender, .every = 2, .free = {"*"}},
};

/* -- one change after the other ----------------------------------------------------------------- */

/* An error is said on one of the lines, or where what holds them begins. */
static bool said_there(const cJSON *said, const struct writing *w)
{
    const cJSON *one;
    cJSON_ArrayForEach(one, said)
    {
        const cJSON *line = cJSON_GetObjectItem(one, "line"),
                    *severity = cJSON_GetObjectItem(one, "severity");
        int at = cJSON_IsNumber(line) ? line->valueint : -1;
        if (((at >= w->first && at <= w->last) || at == w->holder) &&
            strcmp(severity->valuestring, "error") == 0)
            return true;
    }
    return false;
}

static int failures;

static void check_said(struct bg *bg, const struct file *file, const struct writing *w, int number)
{
    const char *text = bg_diagnostics(bg, BG_AS_JSON, 0);
    cJSON *said = cJSON_Parse(text);
    assert_non_null(said);
    if (w->change <= TWICE && (!w->unchecked || w->change == TWICE) && !said_there(said, w) &&
        ++failures < 60)
        print_error("%s: value %d, %s, lines %d to %d:\n%.1500s\n%s\n", file->path, number,
                    changed[w->change], w->first, w->last, text, getenv("SHOW") ? w->text : "");
    cJSON_Delete(said);
}

/* False: there is no such value. */
static bool one_change(const struct file *file, const cJSON *root, int number, enum change change)
{
    static char text[TEXT];
    struct writing w = {
        .text = text, .line = 1, .at = number, .change = change, .free = file->free};
    write_value(&w, root);
    if (number >= w.number)
        return false;
    if (!w.done)
        return true;
    struct bg *bg = bg_new(&(struct bg_config){.in_memory = true});
    assert_non_null(bg);
    assert_true(bg_put(bg, file->path, text, w.n));
    file->use(bg, file);
    check_said(bg, file, &w, number);
    assert_true(bg_status(bg) != BG_WORLD && bg_status(bg) != BG_USAGE);
    bg_free(bg);
    return true;
}

static void each_member(void **state)
{
    (void)state;
    static char text[TEXT];
    const char *only = getenv("FILE");
    for (size_t i = 0; i < COUNT(files); i++) {
        const struct file *file = &files[i];
        if (only && !strstr(file->path, only))
            continue;
        FILE *from = fopen(file->path, "rb");
        if (!from)
            fail_msg("%s is not there", file->path);
        text[fread(text, 1, sizeof text - 1, from)] = '\0';
        fclose(from);
        cJSON *root = cJSON_Parse(text);
        assert_non_null(root);
        int tried = 0, number = 1;
        const char *often = getenv("EVERY");
        int every = often ? atoi(often) : file->every;
        for (bool more = true; more; number++)
            for (int change = 0; change < CHANGES && more; change++)
                if ((number + change) % every == 0) {
                    more = one_change(file, root, number, (enum change)change);
                    tried++;
                }
        print_message("%s: %d changes\n", file->path, tried);
        assert_true(tried > 15);
        cJSON_Delete(root);
    }
    assert_int_equal(failures, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_member)};
    bg_own_the_process();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
