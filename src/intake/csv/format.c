/* Tables of bids (CSV, TSV) with a mapping file: one row a bid, or one row a line of a table of its
 * answers (a worker, a price line). docs/csv.md describes the mapping. */
#include <string.h>

#include "base/index.h"
#include "base/list.h"
#include "intake/csv/map.h"
#include "intake/tab/tab.h"

/* -- telling a table by its bytes -------------------------------------------------------------- */

/* How often the delimiter is in the row at *at, outside quotes; *at moves to the next row. */
static size_t count_in_row(const struct bg_source *source, size_t *at, char delimiter)
{
    const char *text = source->text;
    bool inside = false;
    size_t count = 0;
    for (; *at < source->size; ++*at) {
        if (text[*at] == '"')
            inside = !inside;
        else if (!inside && strchr("\r\n", text[*at]))
            break;
        count += !inside && text[*at] == delimiter;
    }
    while (*at < source->size && strchr("\r\n", text[*at]))
        ++*at;
    return count;
}

static bool is_other(const struct bg_source *source)
{
    size_t start = strspn(source->text, " \t\r\n");
    return start >= source->size || strchr("{[<", source->text[start]) ||
           strncmp(source->text, "PK\x03\x04", 4) == 0 ||
           strncmp(source->text, "\xD0\xCF\x11\xE0", 4) == 0;
}

static bool has_utf16_mark(const struct bg_source *source)
{
    return source->size >= 4 &&
           (memcmp(source->text, "\xFF\xFE", 2) == 0 || memcmp(source->text, "\xFE\xFF", 2) == 0);
}

/* The first two rows have as many delimiters, and at least one. */
static bool is_csv(const struct bg_source *source)
{
    static const char delimiters[] = {',', ';', '\t', '|'};
    if (has_utf16_mark(source))
        return true;
    if (bg_source_sniff(source) == BG_SOURCE_BIDS_LINES) /* whose first line is broken */
        return false;
    if (is_other(source) || memchr(source->text, '\0', source->size))
        return false;
    for (size_t i = 0; i < sizeof delimiters; i++) {
        size_t at = 0, first = count_in_row(source, &at, delimiters[i]);
        if (first > 0 && at < source->size && count_in_row(source, &at, delimiters[i]) == first)
            return true;
    }
    return false;
}

/* -- reading ----------------------------------------------------------------------------------- */

struct rows { /* with the id of the bid of each */
    struct bg_table_row **rows;
    const char **ids;
    const char **faults; /* NULL where the row is sound */
    size_t n, rows_room, ids_room, faults_room;
};

struct reading {
    struct bg_intake *intake;
    struct bg_map *map;
    struct bg_map_header header;
    const struct bg_tab *tab;
    const struct bg_tab_sheet *sheet; /* that is read */
    const int *skip_columns;
    struct rows rows;
};

static struct bg_pos format_whole(const struct bg_intake *intake)
{
    return (struct bg_pos){.source = intake->source, .label = "the table"};
}

static const char *refusal(const struct bg_source *source)
{
    if (strncmp(source->text, "\xD0\xCF\x11\xE0", 4) == 0)
        return "this is a workbook of an old program (.xls): save it as .xlsx or as CSV";
    if (source->text[strspn(source->text, " \t\r\n")] == '<')
        return "this is a web page or XML, not a table";
    return source->size == 0 ? "the file is empty" : NULL;
}

/* The names in the header row of the sheet. Gives NULL, or why there are none. */
static const char *format_names_of(const struct reading *r, const struct bg_tab_sheet *sheet,
                                   struct bg_map_header *header)
{
    struct bg_arena *arena = r->intake->arena;
    const struct bg_tab_row *row = bg_tab_row(sheet, r->map->header_row);
    if (!row)
        return bg_arena_printf(arena, "there is no row %lld, where the mapping expects the header",
                               (long long)r->map->header_row);
    header->n = sheet->name[0] ? sheet->columns : row->width;
    return bg_map_names(arena, row, header->n, &header->names);
}

static bool format_has_column(const struct bg_map_header *header, struct bg_arena *arena,
                              const char *name)
{
    for (size_t i = 0; i < header->n; i++)
        if (strcmp(header->names[i], bg_tab_name(arena, name)) == 0)
            return true;
    return false;
}

/* The first sheet that the mapping names, else the first with the column of the bid's id. */
static const struct bg_tab_sheet *choose_sheet(const struct reading *r)
{
    const struct bg_map *map = r->map;
    for (size_t i = 0; i < r->tab->n; i++) {
        const struct bg_tab_sheet *sheet = &r->tab->sheets[i];
        struct bg_map_header header;
        bool named = map->sheets.n > 0 && strcmp(map->sheets.items[0], sheet->name) == 0;
        if (named || r->tab->n == 1)
            return sheet;
        if (map->sheets.n == 0 && !sheet->hidden && !format_names_of(r, sheet, &header) &&
            map->bid.column[0] && format_has_column(&header, r->intake->arena, map->bid.column))
            return sheet;
    }
    return NULL;
}

static bool read_header(struct reading *r)
{
    const char *why = NULL;
    r->sheet = choose_sheet(r);
    if (!r->sheet)
        why = r->map->sheets.n ? bg_arena_printf(r->intake->arena, "it has no sheet \"%s\"",
                                                 r->map->sheets.items[0])
                               : "no sheet has the columns of the mapping in its header row; say "
                                 "which with \"sheets\" and \"header_row\"";
    if (!why)
        why = format_names_of(r, r->sheet, &r->header);
    if (why) {
        bg_diag_add(r->intake->diags, BG_E630, format_whole(r->intake), "%s", why);
        return false;
    }
    r->header.used = BG_ARRAY(r->intake->arena, r->header.n, bool);
    return true;
}

/* As many cells as the header; more only where they are empty. NULL: it has. */
static const char *check_cells(struct bg_arena *arena, const struct bg_map_header *header,
                               const struct bg_tab_row *row, bool is_book)
{
    bool more = false;
    for (size_t i = 0; i < row->n; i++)
        more = more || ((size_t)row->cells[i].column >= header->n && row->cells[i].text[0]);
    if ((is_book || row->width >= header->n) && !more)
        return NULL;
    return bg_arena_printf(arena, "the row has %zu cells, the header %zu", row->width, header->n);
}

static void format_make_room(struct reading *r)
{
    struct rows *rows = &r->rows;
    struct bg_arena *arena = r->intake->arena;
    BG_MORE(arena, rows->rows, rows->n, rows->rows_room);
    BG_MORE(arena, rows->ids, rows->n, rows->ids_room);
    BG_MORE(arena, rows->faults, rows->n, rows->faults_room);
}

/* The bid that the row is of, and why the row cannot be used, if so. */
static const char *read_id(struct reading *r, const struct bg_table_row *row, const char **fault)
{
    struct bg_arena *arena = r->intake->arena;
    const struct bg_map_cell *cell = &r->map->bid;
    const struct bg_tab_cell **cells = BG_ARRAY(arena, cell->at_n, const struct bg_tab_cell *);
    for (size_t i = 0; i < cell->at_n; i++)
        cells[i] = row->cells[cell->at[i]];
    struct bg_csv_value id = bg_csv_value(arena, r->map, cell, cells, "");
    if (id.json && !id.problem)
        return id.text ? id.text : id.json; /* the mapping may give a number */
    if (!*fault)
        *fault = id.problem ? id.problem : "the row has no id of a bid";
    return bg_tab_row_label(arena, r->sheet, row->number);
}

/* The name that decides whether the row is of a bidder at all. */
static const char *name_in(struct reading *r, const struct bg_table_row *row, const char *id)
{
    const struct bg_map_cell *cell = &r->map->vendor.name;
    return cell->at_n == 1 ? row->cells[cell->at[0]]->text : id;
}

static void format_note_row(struct reading *r, const struct bg_tab_row *row, const char *why)
{
    bg_intake_note(r->intake, BG_IGNORED, "%s: %s",
                   bg_tab_row_label(r->intake->arena, r->sheet, row->number), why);
}

static void format_keep_row(struct reading *r, const struct bg_tab_row *row)
{
    struct bg_arena *arena = r->intake->arena;
    struct bg_table_row *kept = BG_NEW(arena, struct bg_table_row);
    const struct bg_tab_cell **cells = BG_ARRAY(arena, r->header.n, const struct bg_tab_cell *);
    const char *fault =
        row->fault ? row->fault : check_cells(arena, &r->header, row, r->tab->is_book);
    if (!fault && !r->tab->is_book)
        fault = bg_csv_other_parting(arena, row, r->header.n, r->tab->delimiter);
    for (size_t i = 0; i < r->header.n; i++)
        cells[i] = bg_tab_cell(row, i);
    *kept = (struct bg_table_row){
        .number = row->number, .offset = row->offset, .sheet = r->sheet, .cells = cells};
    const char *id = read_id(r, kept, &fault);
    const char *name = name_in(r, kept, id);
    if (!row->fault && bg_map_not_bidder(arena, r->map, name)) {
        format_note_row(r, row,
                        bg_arena_printf(arena, "\"%s\" is not a bidder", bg_tab_name(arena, name)));
        return;
    }
    format_make_room(r);
    r->rows.ids[r->rows.n] = id;
    r->rows.faults[r->rows.n] = fault;
    r->rows.rows[r->rows.n++] = kept;
    if (fault)
        bg_diag_add(r->intake->diags, BG_E634,
                    (struct bg_pos){.source = r->intake->source,
                                    .offset = row->offset,
                                    .label = bg_tab_row_label(arena, r->sheet, row->number)},
                    "%s", fault);
}

static void format_read_rows(struct reading *r)
{
    for (size_t i = 0; i < r->sheet->n; i++) {
        const struct bg_tab_row *row = &r->sheet->rows[i];
        const char *skipped = NULL;
        if (row->number <= r->map->header_row)
            continue;
        if (!row->blank && !row->fault)
            skipped = bg_map_skips(r->intake->arena, r->map, row, r->skip_columns);
        if (row->blank || skipped)
            format_note_row(r, row, skipped ? skipped : "no cell is filled in");
        else
            format_keep_row(r, row);
    }
}

/* Rows with one id are one bid, in the order in which each bid first comes. */
static void format_put_bids(struct reading *r)
{
    const struct rows *rows = &r->rows;
    struct bg_arena *arena = r->intake->arena;
    const struct bg_index *index = bg_index_new(arena, rows->ids, rows->n);
    struct bg_table_bid *bids = BG_ARRAY(arena, rows->n, struct bg_table_bid);
    for (size_t i = 0; i < rows->n; i++) {
        struct bg_table_bid *bid = &bids[bg_index_find(index, rows->ids[i])];
        if (!bid->last)
            *bid = (struct bg_table_bid){.id = rows->ids[i], .last = &bid->rows};
        *bid->last = rows->rows[i];
        bid->last = &rows->rows[i]->next;
        if (rows->faults[i] && !bid->reason)
            bid->reason = bg_arena_printf(arena, "%s: %s",
                                          bg_tab_row_label(arena, r->sheet, rows->rows[i]->number),
                                          rows->faults[i]);
    }
    for (size_t i = 0; i < rows->n; i++)
        if (bids[i].last)
            bg_csv_bid(r->intake, r->map, &r->header, &bids[i]);
}

static void note_cells(struct reading *r, const struct bg_items *cells)
{
    const struct bg_map_cell *cell = cells->items;
    for (size_t i = 0; i < cells->n; i++)
        if (cell[i].relabelled)
            bg_intake_note(r->intake, BG_COERCED, "%s: %lld labels of choices, to their ids",
                           cell[i].what, (long long)cell[i].relabelled);
}

static void note_columns(struct reading *r)
{
    const struct bg_map_table *tables = r->map->tables.items;
    for (size_t i = 0; i < r->header.n; i++)
        if (!r->header.used[i])
            bg_intake_note(r->intake, BG_IGNORED, "column \"%s\": the mapping does not name it",
                           r->header.names[i]);
    note_cells(r, &r->map->answers);
    for (size_t i = 0; i < r->map->tables.n; i++)
        note_cells(r, &tables[i].columns);
}

/* What a workbook's cells are beside what they show. */
static void note_book(const struct reading *r)
{
    if (r->tab->formulas)
        bg_intake_note(r->intake, BG_COERCED,
                       "%zu cells of the workbook are formulas: their stored results are read",
                       r->tab->formulas);
    if (r->tab->rounded)
        bg_intake_note(r->intake, BG_COERCED,
                       "%zu numbers of the workbook have more than 15 digits and are read as a "
                       "spreadsheet program shows them",
                       r->tab->rounded);
}

static bool read_bidders_in_rows(struct reading *r)
{
    if (!read_header(r) || !bg_map_link(r->intake, r->map, &r->header))
        return false;
    r->skip_columns = bg_map_skip_columns(r->intake, r->map, &r->header);
    if (!r->skip_columns)
        return false;
    format_read_rows(r);
    format_put_bids(r);
    note_columns(r);
    if (r->rows.n == 0)
        bg_diag_add(r->intake->diags, BG_E630, format_whole(r->intake),
                    "there is no row below the header");
    return r->rows.n > 0;
}

static bool read_csv(struct bg_intake *intake)
{
    struct reading r = {.intake = intake};
    const char *why = refusal(intake->source);
    if (why) {
        bg_diag_add(intake->diags, BG_E630, format_whole(intake), "%s", why);
        return false;
    }
    if (!intake->map) {
        bg_diag_add(intake->diags, BG_E631, format_whole(intake),
                    "nothing says which column is which answer");
        return false;
    }
    r.map = bg_map_load(intake->arena, intake->diags, intake->map);
    if (!r.map)
        return false;
    struct bg_csv_form form = {.encoding = (enum bg_csv_encoding)r.map->encoding,
                               .delimiter = bg_map_delimiter(r.map)};
    r.tab = bg_tab_open(intake->arena, intake->source, &form, &why);
    if (!r.tab) {
        bg_diag_add(intake->diags, BG_E630, format_whole(intake), "%s", why);
        return false;
    }
    note_book(&r);
    return r.map->bidders_in ? bg_tab_bids(intake, r.map, r.tab) : read_bidders_in_rows(&r);
}

const struct bg_format bg_format_csv = {
    .name = "csv", .title = "table", .is = is_csv, .read = read_csv, .says_refused = true};
