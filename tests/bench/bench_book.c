/* The cells of a workbook, written by bare libxlsxwriter and read back: what the library alone takes for
 * them, beside what `evaluate -o` takes. Both are told of the same texts, numbers and formulas on as many
 * sheets; of looks, widths and charts there are none here.
 *
 * usage: bench_book list BOOK.xlsx CELLS    the cells of a workbook, one after the other
 *        bench_book write CELLS OUT.xlsx    writes them and reads them back */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <xlsxwriter.h>

#include "base/xlsx_read.h"
#include "host/host.h"

struct record { /* of a cell; its text and its formula follow, each with its NUL */
    int32_t sheet, row, column, is_text;
    double number;
    int32_t text_n, formula_n; /* bytes; 0: none */
};

static void fail(const char *what)
{
    fprintf(stderr, "bench_book: %s\n", what);
    exit(1);
}

static double cpu_seconds(void)
{
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
           (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

static const struct bg_xlsx *open_book(struct bg_arena *arena, const char *path)
{
    const struct bg_host *host = bg_host_posix();
    const char *error = "";
    char *bytes;
    size_t n;
    if (host->read(host->data, path, bg_xlsx_limits_own.file_bytes, &bytes, &n, &error) !=
        BG_HOST_OK)
        fail(error);
    const struct bg_xlsx *xlsx = bg_xlsx_open(arena, bytes, n, &bg_xlsx_limits_own, &error);
    if (!xlsx)
        fail(error);
    return xlsx;
}

/* -- list ------------------------------------------------------------------------------------ */

struct listing {
    FILE *out;
    int32_t sheet;
};

static bool list_cell(void *data, const struct bg_xlsx_cell *cell)
{
    const struct listing *l = data;
    struct record r = {.sheet = l->sheet,
                       .row = (int32_t)cell->row,
                       .column = (int32_t)cell->column,
                       .is_text = cell->type == BG_XLSX_TEXT};
    r.text_n = r.is_text ? (int32_t)cell->n + 1 : 0;
    r.formula_n = cell->formula ? (int32_t)strlen(cell->formula) + 1 : 0;
    r.number = cell->type == BG_XLSX_NUMBER ? strtod(cell->text, NULL) : 0;
    fwrite(&r, sizeof r, 1, l->out);
    fwrite(cell->text, 1, r.text_n ? cell->n : 0, l->out);
    fwrite("", 1, r.text_n ? 1 : 0, l->out);
    fwrite(cell->formula, 1, (size_t)r.formula_n, l->out);
    return true;
}

static void list_book(const char *book, const char *cells)
{
    struct bg_arena *arena = bg_arena_new(0);
    const struct bg_xlsx *xlsx = open_book(arena, book);
    struct listing l = {fopen(cells, "wb"), 0};
    const char *error = "the cells cannot be written";
    if (!l.out)
        fail(error);
    for (; (size_t)l.sheet < bg_xlsx_sheets(xlsx); l.sheet++)
        if (!bg_xlsx_each(xlsx, (size_t)l.sheet, list_cell, &l, &error))
            fail(error);
    if (fclose(l.out) != 0)
        fail(error);
    bg_arena_free(arena);
}

/* -- write ----------------------------------------------------------------------------------- */

static lxw_error put(lxw_worksheet *sheet, const struct record *r, const char *text,
                     const char *formula)
{
    lxw_row_t row = (lxw_row_t)r->row;
    lxw_col_t column = (lxw_col_t)r->column;
    if (r->formula_n && r->is_text)
        return worksheet_write_formula_str(sheet, row, column, formula, NULL, text);
    if (r->formula_n)
        return worksheet_write_formula_num(sheet, row, column, formula, NULL, r->number);
    return r->is_text ? worksheet_write_string(sheet, row, column, text, NULL)
                      : worksheet_write_number(sheet, row, column, r->number, NULL);
}

static long write_book(const char *cells, const char *path)
{
    static char text[1 << 18], formula[1 << 18];
    FILE *in = fopen(cells, "rb");
    lxw_workbook *book = workbook_new(path);
    lxw_worksheet *sheet = NULL;
    struct record r;
    int32_t sheets = 0;
    long n = 0;
    if (!in || !book)
        fail("it cannot be begun");
    for (; fread(&r, sizeof r, 1, in) == 1; n++) {
        while (sheets <= r.sheet) {
            sheet = workbook_add_worksheet(book, NULL);
            sheets++;
        }
        if ((size_t)r.text_n > sizeof text || (size_t)r.formula_n > sizeof formula ||
            fread(text, 1, (size_t)r.text_n, in) != (size_t)r.text_n ||
            fread(formula, 1, (size_t)r.formula_n, in) != (size_t)r.formula_n ||
            put(sheet, &r, text, formula) != LXW_NO_ERROR)
            fail("a cell cannot be written");
    }
    fclose(in);
    if (workbook_close(book) != LXW_NO_ERROR)
        fail("it cannot be ended");
    return n;
}

static bool count_cell(void *data, const struct bg_xlsx_cell *cell)
{
    long *n = data;
    (void)cell;
    ++*n;
    return true;
}

static long read_back(const char *path)
{
    struct bg_arena *arena = bg_arena_new(0);
    const struct bg_xlsx *xlsx = open_book(arena, path);
    const char *error = "";
    long n = 0;
    for (size_t i = 0; i < bg_xlsx_sheets(xlsx); i++)
        if (!bg_xlsx_each(xlsx, i, count_cell, &n, &error))
            fail(error);
    bg_arena_free(arena);
    return n;
}

int main(int argc, char **argv)
{
    struct rusage used;
    if (argc != 4)
        fail("list BOOK.xlsx CELLS, or write CELLS OUT.xlsx");
    if (strcmp(argv[1], "list") == 0) {
        list_book(argv[2], argv[3]);
        return 0;
    }
    double start = cpu_seconds();
    long written = write_book(argv[2], argv[3]);
    double between = cpu_seconds();
    long seen = read_back(argv[3]);
    getrusage(RUSAGE_SELF, &used);
    printf(
        "%ld cells by bare libxlsxwriter: written %.2f s, read back %.2f s, together %.2f s CPU; "
        "peak %.0f MB\n",
        written, between - start, cpu_seconds() - between, cpu_seconds() - start,
        (double)used.ru_maxrss / 1024);
    return seen < written; /* blank cells without a look are not written */
}
