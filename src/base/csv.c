/* Rows and cells. A cell that begins with a quote ends at the next single one; any other ends at
 * the delimiter or the end of the line, and quotes inside it are text. */
#include "base/csv.h"

#include <string.h>

#include "base/list.h"
#include "base/text.h"

/* A sheet has 1,048,576 rows, and a cell 32,767 UTF-16 units: at most 4 bytes of UTF-8 each. */
const struct bg_csv_limits bg_csv_limits_sheet = {
    .rows = 1048576, .columns = 1024, .cell_bytes = 131072};

struct bg_csv {
    struct bg_arena *arena;
    struct bg_csv_limits limits;
    const char *text;
    size_t n, at;
    char delimiter;
    int64_t rows;
    bool over; /* too many rows: nothing more is read */
    /* of the row in hand, used again for the next */
    struct bg_buf bytes;
    struct bg_csv_cell *cells;
    size_t *starts; /* of each cell in bytes, which may move while it grows */
    size_t cells_room, starts_room;
};

static void csv_fault(struct bg_csv_row *row, const char *sentence)
{
    if (row->fault)
        return;
    row->fault = sentence;
    row->fault_cell = row->n;
}

/* Takes the bytes into the cell in hand, as far as a cell may go. */
static void csv_take(struct bg_csv *csv, struct bg_csv_row *row, size_t start, const char *bytes,
                     size_t n)
{
    if (csv->bytes.size - start + n > csv->limits.cell_bytes) {
        csv_fault(row, bg_arena_printf(csv->arena, "a cell is larger than the limit of %zu bytes",
                                       csv->limits.cell_bytes));
        n = 0;
    }
    bg_buf_put(&csv->bytes, bytes, n);
}

static bool ends_cell(const struct bg_csv *csv, size_t at)
{
    char c = csv->text[at];
    return c == csv->delimiter || c == '\n' || c == '\r';
}

static void read_plain(struct bg_csv *csv, struct bg_csv_row *row, size_t start)
{
    size_t from = csv->at;
    while (csv->at < csv->n && !ends_cell(csv, csv->at))
        csv->at++;
    csv_take(csv, row, start, csv->text + from, csv->at - from);
}

/* at is after the opening quote. */
static void read_quoted(struct bg_csv *csv, struct bg_csv_row *row, size_t start)
{
    for (;;) {
        const char *from = csv->text + csv->at;
        const char *quote = memchr(from, '"', csv->n - csv->at);
        if (!quote) {
            csv->at = csv->n;
            row->fault = NULL; /* this one explains whatever was found before */
            csv_fault(row,
                      "the quote that opens a cell is never closed: the rest of the file is in it");
            return;
        }
        size_t n = (size_t)(quote - from);
        bool pair = csv->at + n + 1 < csv->n && quote[1] == '"';
        csv_take(csv, row, start, from, pair ? n + 1 : n);
        csv->at += n + (pair ? 2 : 1);
        if (!pair)
            break;
    }
    if (csv->at < csv->n && !ends_cell(csv, csv->at)) {
        csv_fault(
            row,
            "text follows the closing quote of a cell; double a quote that belongs to the text");
        read_plain(csv, row, start);
    }
}

static bool csv_is_text(const char *text, size_t n)
{
    for (size_t i = 0; i < n;) {
        size_t length = bg_utf8_length(text + i, n - i);
        if (!length)
            return false;
        i += length;
    }
    return true;
}

static void csv_check_cell(struct bg_csv_row *row, const char *text, size_t n)
{
    if (memchr(text, '\0', n))
        csv_fault(row,
                  "cell contains a NUL byte: the file is damaged, or it is UTF-16 without a mark");
    else if (!csv_is_text(text, n))
        csv_fault(row, "cell contains bytes that are not text in the encoding of the file");
}

static void keep_cell(struct bg_csv *csv, struct bg_csv_row *row, size_t start, bool quoted)
{
    size_t n = csv->bytes.size - start;
    bg_buf_putc(&csv->bytes, '\0');
    csv_check_cell(row, csv->bytes.data + start, n);
    if (row->n == csv->limits.columns) {
        csv_fault(row, bg_arena_printf(csv->arena, "a row has more than the limit of %zu cells",
                                       csv->limits.columns));
        csv->bytes.size = start;
        return;
    }
    BG_MORE(csv->arena, csv->cells, row->n, csv->cells_room);
    BG_MORE(csv->arena, csv->starts, row->n, csv->starts_room);
    csv->starts[row->n] = start;
    csv->cells[row->n++] = (struct bg_csv_cell){.n = n, .quoted = quoted};
}

/* One cell; true when another of the same row follows. */
static bool csv_read_cell(struct bg_csv *csv, struct bg_csv_row *row)
{
    size_t start = csv->bytes.size;
    bool quoted = csv->at < csv->n && csv->text[csv->at] == '"';
    if (quoted) {
        csv->at++;
        read_quoted(csv, row, start);
    } else {
        read_plain(csv, row, start);
    }
    keep_cell(csv, row, start, quoted);
    if (csv->at == csv->n)
        return false;
    if (csv->text[csv->at] == csv->delimiter) {
        csv->at++;
        return true;
    }
    csv->at += csv->text[csv->at] == '\r' && csv->n - csv->at > 1 && csv->text[csv->at + 1] == '\n'
                   ? 2
                   : 1;
    return false;
}

static bool csv_is_blank(const struct bg_csv_row *row)
{
    for (size_t i = 0; i < row->n; i++)
        if (row->cells[i].text[strspn(row->cells[i].text, " \t\r\n")])
            return false;
    return true;
}

bool bg_csv_next(struct bg_csv *csv, struct bg_csv_row *row)
{
    if (csv->at >= csv->n || csv->over)
        return false;
    *row = (struct bg_csv_row){.number = ++csv->rows, .offset = csv->at};
    csv->bytes.size = 0;
    if (csv->rows > csv->limits.rows) {
        csv->over = true;
        csv_fault(row, bg_arena_printf(csv->arena, "the table has more than the limit of %lld rows",
                                       (long long)csv->limits.rows));
        return true;
    }
    while (csv_read_cell(csv, row))
        ;
    for (size_t i = 0; i < row->n; i++)
        csv->cells[i].text = csv->bytes.data + csv->starts[i];
    row->cells = csv->cells;
    row->blank = !row->fault && csv_is_blank(row);
    return true;
}

/* The first line "sep=;", by which spreadsheet programs are told the delimiter; it is no row. */
static void read_sep_line(struct bg_csv *csv)
{
    if (csv->n < 5 || memcmp(csv->text, "sep=", 4) != 0 || strchr("\r\n\"", csv->text[4]))
        return;
    if (csv->n > 5 && csv->text[5] != '\n' && csv->text[5] != '\r')
        return;
    if (!csv->delimiter)
        csv->delimiter = csv->text[4];
    csv->at = 5;
    if (csv->n > 6 && memcmp(csv->text + 5, "\r\n", 2) == 0)
        csv->at = 7;
    else if (csv->n > 5)
        csv->at = 6;
}

/* '\0': two are equally often. */
static char most_frequent(const struct bg_csv *csv)
{
    static const char marks[] = {',', ';', '\t', '|'};
    size_t count[sizeof marks] = {0}, best = 0;
    bool inside = false;
    for (size_t at = csv->at; at < csv->n; at++) {
        char c = csv->text[at];
        if (c == '"')
            inside = !inside;
        else if (!inside && (c == '\n' || c == '\r'))
            break;
        for (size_t i = 0; !inside && i < sizeof marks; i++)
            count[i] += c == marks[i];
    }
    for (size_t i = 1; i < sizeof marks; i++)
        best = count[i] > count[best] ? i : best;
    for (size_t i = 0; i < sizeof marks; i++)
        if (i != best && count[i] && count[i] == count[best])
            return '\0';
    return marks[best];
}

struct bg_csv *bg_csv_open(struct bg_arena *arena, const char *text, size_t n,
                           const struct bg_csv_form *form, const struct bg_csv_limits *limits,
                           const char **error)
{
    struct bg_csv *csv = BG_NEW(arena, struct bg_csv);
    csv->arena = arena;
    csv->limits = limits ? *limits : bg_csv_limits_sheet;
    csv->n = n;
    csv->text = bg_csv_decode(arena, text, &csv->n, form->encoding);
    csv->delimiter = form->delimiter;
    bg_buf_init(&csv->bytes, arena);
    read_sep_line(csv);
    if (!csv->delimiter)
        csv->delimiter = most_frequent(csv);
    if (csv->delimiter)
        return csv;
    *error = "two delimiters occur equally often in its first row: say which one it is";
    return NULL;
}

char bg_csv_delimiter(const struct bg_csv *csv)
{
    return csv->delimiter;
}
