/* Tables that people keep, with one cell at a time written otherwise, a row or a column more or less, or all of it
 * with other marks. Other marks (tabs, quotes around every cell, a byte order mark, ends of lines) change
 * nothing at all; whatever stands in a cell, the program says an error or gives results that are whole. */
#define _GNU_SOURCE
#include "t.h"

#include <cjson/cJSON.h>

#include "bidgauge.h"

enum { TEXT = 1 << 17, ROWS = 160, COLUMNS = 40 };

/* -- a table ------------------------------------------------------------------------------------ */

static char bytes[TEXT], text[TEXT];
static const char *cells[ROWS][COLUMNS];
static size_t rows_n, columns_n;

static void read_table(const char *path)
{
    FILE *from = fopen(path, "rb");
    if (!from)
        fail_msg("%s is not there", path);
    bytes[fread(bytes, 1, sizeof bytes - 1, from)] = '\0';
    fclose(from);
    memset(cells, 0, sizeof cells);
    rows_n = columns_n = 0;
    for (char *p = bytes; *p;) {
        bool quoted = *p == '"';
        size_t column = 0;
        assert_true(rows_n < ROWS);
        for (bool more = true; more; column++, quoted = *p == '"') {
            assert_true(column < COLUMNS);
            cells[rows_n][column] = quoted ? ++p : p;
            p += quoted ? strcspn(p, "\"")
                        : strcspn(p, ",\n"); /* no cell of ours has a quote in it */
            if (quoted)
                *p++ = '\0';
            more = *p == ',';
            if (*p)
                *p++ = '\0';
        }
        columns_n = rows_n == 0 ? column : columns_n;
        rows_n++;
    }
}

struct marks {
    const char *before, *between, *end;
    bool quotes;
};

static size_t write_table(const struct marks *marks, size_t without_row, size_t twice,
                          size_t without_column)
{
    size_t n = (size_t)snprintf(text, sizeof text, "%s", marks->before);
    for (size_t i = 0; i < rows_n + (twice < rows_n); i++) {
        size_t row = i < rows_n ? i : twice;
        if (row == without_row)
            continue;
        for (size_t k = 0, first = 1; k < columns_n; k++) {
            const char *cell = cells[row][k] ? cells[row][k] : "";
            bool quotes = marks->quotes || strpbrk(cell, ",;\t\n") != NULL;
            if (k == without_column)
                continue;
            n +=
                (size_t)snprintf(text + n, sizeof text - n, "%s%s%s%s", first ? "" : marks->between,
                                 quotes ? "\"" : "", cell, quotes ? "\"" : "");
            assert_true(n < sizeof text);
            first = 0;
        }
        n += (size_t)snprintf(text + n, sizeof text - n, "%s", marks->end);
        assert_true(n < sizeof text);
    }
    return n;
}

/* -- what is done with it ----------------------------------------------------------------------- */

struct file {
    const char *path, *what; /* what: the command; "register" is a model */
    const char *files[3];    /* of the command, in their order, path among them */
    const char *steps;
    int every;
};

static const char *use_register(struct bg *bg, const struct file *file, size_t *n)
{
    static const char *const scenarios[] = {"samples/register/floor20.json"};
    const struct bg_model_result *result =
        bg_model_files(bg, &(struct bg_model_input){.ruleset = "samples/register/ruleset.json",
                                                    .scenarios = scenarios,
                                                    .scenarios_n = 1,
                                                    .contracts = file->files[0],
                                                    .wages = file->files[1]});
    if (!result)
        return NULL;
    assert_non_null(bg_model_render(bg, result, BG_AS_CSV, n));
    assert_non_null(bg_model_render(bg, result, BG_AS_MARKDOWN, n));
    cJSON *json = cJSON_Parse(bg_model_render(bg, result, BG_AS_JSON, n));
    assert_non_null(json);
    cJSON_Delete(json);
    return bg_model_render(bg, result, BG_AS_TEXT, n);
}

static const char *use_account(struct bg *bg, const struct file *file, size_t *n)
{
    struct bg_account_options options = {.files = file->files, .steps = file->steps};
    while (options.files_n < COUNT(file->files) && file->files[options.files_n])
        options.files_n++;
    const struct bg_account *account = bg_account_files(bg, file->what, &options);
    if (!account)
        return NULL;
    cJSON *json = cJSON_Parse(bg_render_account(bg, account, BG_AS_JSON, n));
    assert_non_null(json);
    cJSON_Delete(json);
    assert_non_null(bg_render_account(bg, account, BG_AS_HTML, n));
    return bg_render_account(bg, account, BG_AS_TEXT, n);
}

/* What is shown of the table that was written last, copied; NULL: it cannot be used, which is said. */
static char *shown(const struct file *file, size_t size)
{
    struct bg *bg = bg_new(&(struct bg_config){.in_memory = true});
    size_t n;
    assert_non_null(bg);
    assert_true(bg_put(bg, file->path, text, size));
    const char *made = strcmp(file->what, "register") == 0 ? use_register(bg, file, &n)
                                                           : use_account(bg, file, &n);
    assert_true(made != NULL || bg_errors(bg) > 0);
    assert_true(bg_status(bg) == BG_DONE || bg_status(bg) == BG_FINDINGS);
    assert_int_equal(bg_status(bg) == BG_FINDINGS, bg_errors(bg) > 0);
    assert_non_null(bg_diagnostics(bg, BG_AS_TEXT, 0));
    char *copy = made ? strdup(made) : NULL;
    bg_free(bg);
    return copy;
}

static const struct file files[] = {
    {"samples/register/contracts.csv",
     "register",
     {"samples/register/contracts.csv", "samples/register/wages.csv"},
     NULL,
     797},
    {"samples/register/wages.csv",
     "register",
     {"samples/register/contracts.csv", "samples/register/wages.csv"},
     NULL,
     797},
    {"samples/portfolio/awards.csv", "portfolio", {"samples/portfolio/awards.csv"}, NULL, 17},
    {"samples/business-case/occupations.csv",
     "business-case",
     {"samples/business-case/occupations.csv"},
     NULL,
     7},
    {"samples/evidence/rule.csv",
     "evidence",
     {"samples/evidence/rule.csv", "samples/evidence/statements.csv"},
     NULL,
     2},
    {"samples/evidence/statements.csv",
     "evidence",
     {"samples/evidence/rule.csv", "samples/evidence/statements.csv"},
     NULL,
     7},
    {"samples/advise/steps.csv",
     "advise",
     {"samples/janitorial/ruleset.json", "samples/advise/before.json"},
     "samples/advise/steps.csv",
     97},
    {"samples/promise/clauses.csv",
     "payroll",
     {"samples/promise/clauses.csv", "samples/promise/payroll-2026-10.csv"},
     NULL,
     311},
    {"samples/promise/payroll-2026-10.csv",
     "payroll",
     {"samples/promise/clauses.csv", "samples/promise/payroll-2026-10.csv"},
     NULL,
     3001},
};

static const struct marks plain = {"", ",", "\n", false};
enum { NONE = 1 << 20 };

/* Marks say nothing: what is shown is the same to the letter. */
static void other_marks_change_nothing(void **state)
{
    (void)state;
    static const struct marks others[] = {
        {"", ",", "\r\n", false}, {"\xEF\xBB\xBF", ",", "\n", false}, {"", "\t", "\n", false},
        {"", "\t", "\r\n", true}, {"\n\n", ",", "\n", true},
    };
    for (size_t i = 0; i < COUNT(files); i++) {
        read_table(files[i].path);
        char *want = shown(&files[i], write_table(&plain, NONE, NONE, NONE));
        if (!want)
            fail_msg("%s cannot be used", files[i].path);
        for (size_t k = 0; k < COUNT(others); k++) {
            char *got = shown(&files[i], write_table(&others[k], NONE, NONE, NONE));
            if (!got || strcmp(got, want) != 0)
                fail_msg("%s with marks %zu: %s", files[i].path, k,
                         got ? "something else" : "cannot be used");
            free(got);
        }
        free(want);
    }
}

static void each_cell(void **state)
{
    (void)state;
    static char most[3000];
    memset(most, 'y', sizeof most - 1);
    const char *const others[] = {
        "",
        " ",
        "x",
        "-1",
        "0",
        "1.234,56",
        "1,234.56",
        "12/31/2026",
        "31.12.2026",
        "2026-02-30",
        "1e5",
        "(5)",
        "5 %",
        "$5.00",
        "EUR 7",
        "=1+1",
        "#N/A",
        "yes",
        "unknown",
        "99999999999999999999999999999999999999999",
        "0.0000000001",
        "1'000",
        "\xC3\xA9",
        "a;b",
        "2026-07-01T10:00:00Z",
        most,
    };
    for (size_t i = 0; i < COUNT(files); i++) {
        int number = 0, tried = 0;
        read_table(files[i].path);
        for (size_t row = 0; row < rows_n; row++)
            for (size_t column = 0; column < columns_n; column++)
                for (size_t k = 0; k < COUNT(others); k++)
                    if (number++ % files[i].every == 0) {
                        const char *was = cells[row][column];
                        cells[row][column] = others[k];
                        free(shown(&files[i], write_table(&plain, NONE, NONE, NONE)));
                        cells[row][column] = was;
                        tried++;
                    }
        print_message("%s: %d cells written otherwise\n", files[i].path, tried);
        assert_true(tried > 5);
    }
}

static void each_row_and_column(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(files); i++) {
        read_table(files[i].path);
        for (size_t row = 0; row < rows_n; row += rows_n / 4 + 1) {
            free(shown(&files[i], write_table(&plain, row, NONE, NONE)));
            free(shown(&files[i], write_table(&plain, NONE, row, NONE)));
        }
        for (size_t column = 0; column < columns_n; column++)
            free(shown(&files[i], write_table(&plain, NONE, NONE, column)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(other_marks_change_nothing),
        cmocka_unit_test(each_cell),
        cmocka_unit_test(each_row_and_column),
    };
    bg_own_the_process();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
