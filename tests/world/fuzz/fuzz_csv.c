/* The reader of tables against a slow one written apart from it, one byte at a time; then the whole
 * way of a table: with a mapping to bids, which must be strict JSON, and to a suggested mapping. */
#include "fuzz.h"

#include "base/csv.h"
#include "base/text.h"
#include "intake/format.h"

/* -- the slow reader --------------------------------------------------------------------------- */

enum state { START, PLAIN, QUOTED, QUOTE_SEEN, STRAY };

struct slow {
    const char *text;
    size_t n, at;
    char delimiter;
    enum state state;
    bool fault;
    struct bg_buf cell;
    const char *cells[8192];
    size_t sizes[8192], cells_n;
};

static void end_cell(struct slow *s)
{
    const char *text = bg_buf_text(&s->cell);
    for (size_t i = 0; i < s->cell.size;) {
        size_t n = bg_utf8_length(text + i, s->cell.size - i);
        if (n == 0 || text[i] == '\0')
            s->fault = true;
        i += n ? n : 1;
    }
    s->cells[s->cells_n] = bg_arena_text(s->cell.arena, text, s->cell.size);
    s->sizes[s->cells_n++] = s->cell.size;
    s->cell.size = 0;
    s->state = START;
}

/* One byte; true when it ends the row. */
static bool step(struct slow *s, char c)
{
    bool ends = c == '\n' || c == '\r';
    if (s->state == QUOTED) {
        if (c == '"')
            s->state = QUOTE_SEEN;
        else
            bg_buf_putc(&s->cell, c);
        return false;
    }
    if (s->state == QUOTE_SEEN && c == '"') {
        bg_buf_putc(&s->cell, c);
        s->state = QUOTED;
        return false;
    }
    if (s->state == START && c == '"') {
        s->state = QUOTED;
        return false;
    }
    if (c == s->delimiter || ends) {
        end_cell(s);
        return ends;
    }
    if (s->state == QUOTE_SEEN) {
        s->fault = true;
        s->state = STRAY;
    } else if (s->state == START) {
        s->state = PLAIN;
    }
    bg_buf_putc(&s->cell, c);
    return false;
}

static bool slow_row(struct slow *s)
{
    if (s->at >= s->n)
        return false;
    s->cells_n = 0;
    s->fault = false;
    s->state = START;
    s->cell.size = 0;
    while (s->at < s->n) {
        char c = s->text[s->at++];
        if (!step(s, c))
            continue;
        if (c == '\r' && s->at < s->n && s->text[s->at] == '\n')
            s->at++;
        return true;
    }
    s->fault = s->fault || s->state == QUOTED;
    end_cell(s);
    return true;
}

static void compare(struct bg_arena *arena, const char *text, size_t n)
{
    struct bg_csv_limits wide = {.rows = 1 << 20, .columns = 8192, .cell_bytes = 1 << 20};
    struct bg_csv_limits narrow = {.rows = 3, .columns = 2, .cell_bytes = 5};
    struct bg_csv_form form = {.delimiter = ','};
    const char *error = NULL;
    struct bg_csv_row row;
    struct bg_csv *csv = bg_csv_open(arena, text, n, &form, &wide, &error);
    static struct slow slow;
    memset(&slow, 0, sizeof slow);
    slow.n = n;
    slow.text = bg_csv_decode(arena, text, &slow.n, BG_CSV_UTF8);
    slow.delimiter = ',';
    bg_buf_init(&slow.cell, arena);
    must(csv != NULL);
    if (slow.n >= 5 && memcmp(slow.text, "sep=", 4) == 0)
        return; /* the line of spreadsheet programs has unit tests */
    while (slow_row(&slow)) {
        must(bg_csv_next(csv, &row));
        must(slow.fault == (row.fault != NULL));
        must(slow.cells_n == row.n);
        for (size_t i = 0; i < row.n && !row.fault; i++) {
            must(slow.sizes[i] == row.cells[i].n);
            must(memcmp(slow.cells[i], row.cells[i].text, row.cells[i].n + 1) == 0);
        }
    }
    must(!bg_csv_next(csv, &row));
    csv = bg_csv_open(arena, text, n, &form, &narrow, &error);
    for (int i = 0; bg_csv_next(csv, &row); i++)
        must(i < 4 && row.n <= 2);
}

/* -- the whole way ----------------------------------------------------------------------------- */

static const char rules[] =
    "{\"format\": \"bidgauge-ruleset/1\", \"id\": \"f\", \"title\": \"F\", \"currency\": \"USD\","
    "\"solicitation\": {\"dates\": {\"bids_due\": \"2026-03-13\"}}, \"fields\": {"
    "\"price\": {\"type\": \"money\", \"role\": \"price\"}, \"ok\": {\"type\": \"boolean\"},"
    "\"day\": {\"type\": \"date\"}, \"pick\": {\"type\": \"choice\", \"choices\": {\"a\": \"A\"}},"
    "\"note\": {\"type\": \"text\"}, \"crew\": {\"type\": \"table\", \"columns\": {"
    "\"share\": {\"type\": \"percent\"}}}}, \"price\": {\"field\": \"price\"},"
    "\"award\": {\"method\": \"lowest_evaluated_price\"}}";
static const char map[] =
    "{\"format\": \"bidgauge-map/1\", \"bid\": {\"columns\": [\"a\", \"b\"]}, \"thousands\": \",\","
    "\"dates\": \"D.M.YYYY\", \"missing\": [\"-\"], \"currency\": \"f\", \"submitted\": \"d\","
    "\"status\": {\"column\": \"e\", \"words\": {\"x\": \"active\", \"y\": null}},"
    "\"answers\": {\"price\": \"c\", \"ok\": \"e\", \"day\": \"d\", \"pick\": \"b\", \"note\": "
    "\"b\"},"
    "\"tables\": {\"crew\": {\"columns\": {\"share\": {\"column\": \"c\", \"decimal\": \",\"}}}}}";
static const char head[] = "a,b,c,d,e,f\n";

static const struct bg_source *source_of(struct bg_arena *arena, const char *text, size_t n)
{
    return bg_source_new(arena, "f", text, n);
}

static void check_documents(struct bg_arena *arena, const struct bg_intake *made,
                            const struct bg_ruleset *ruleset)
{
    struct bg_bid_list *list = bg_bid_list_new(arena);
    struct bg_intake_only only = {0};
    for (const struct bg_intake_document *d = made->documents; d; d = d->next) {
        must((d->text != NULL) != (d->reason[0] != '\0'));
        for (size_t i = 1; d->text && i < d->text->places_n; i++)
            must(d->text->places[i - 1].offset <= d->text->places[i].offset);
        must(!d->text || bg_json_parse(arena, bg_diags_new(arena), d->text, NULL));
    }
    bg_bids_read_made(list, made->diags, ruleset, "", made, &only);
    bg_bids_finish(list, made->diags);
}

struct run {
    struct bg_arena *arena;
    const char *text;
    size_t size;
};

static void all(void *data)
{
    struct run *run = data;
    struct bg_arena *arena = run->arena;
    struct bg_diags *diags = bg_diags_new(arena);
    struct bg_buf whole, out;
    compare(arena, run->text, run->size);
    const struct bg_ruleset *ruleset = fuzz_ruleset(arena, rules);
    bg_buf_init(&whole, arena);
    bg_buf_puts(&whole, head);
    bg_buf_put(&whole, run->text, run->size);
    const struct bg_source *table = source_of(arena, whole.data, whole.size);
    struct bg_intake_options options = {.ruleset = ruleset,
                                        .map = source_of(arena, map, sizeof map - 1)};
    const struct bg_format *format = bg_format_given(table, options.map);
    if (format && strcmp(format->name, "csv") == 0) {
        const struct bg_intake *made = bg_intake_read(arena, diags, table, format, &options);
        check_documents(arena, made, ruleset);
    }
    bg_buf_init(&out, arena);
    if (bg_map_suggest(arena, diags, source_of(arena, run->text, run->size), ruleset, &out))
        must(bg_json_parse(arena, bg_diags_new(arena), source_of(arena, out.data, out.size), NULL));
    bg_diags_print(diags, &out, (struct bg_diag_style){.limit = 0});
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_start();
    char *copy = fuzz_copy(data, size);
    struct run run = {bg_arena_new(0), copy, size};
    must(bg_arena_try(run.arena, all, &run));
    bg_arena_free(run.arena);
    free(copy);
    return 0;
}
