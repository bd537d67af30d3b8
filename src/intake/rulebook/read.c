/* The edited workbook against the document that it was made of: each cell that is not as it was
 * exported is a change of the document, said by its cell. */
#include "intake/rulebook/read.h"

#include <string.h>

#include "base/cell_text.h"
#include "base/date.h"
#include "base/hash.h"
#include "base/index.h"
#include "base/xlsx_read.h"
#include "intake/rulebook/rulebook.h"
#include "intake/ruleset/shape.h"

enum { SHOWN = 60 };

struct reading {
    struct bg_arena *arena;
    struct bg_diags *diags;
    const struct bg_source *workbook;
    const struct bg_xlsx *xlsx;
    struct bg_tree *tree;
    struct bg_buf *report;
    bool ok;     /* no fault so far */
    bool broken; /* the parts of the workbook do not fit: faults of its content would mislead */
    /* the sheet in hand */
    size_t order; /* of the sheet, for the order of messages */
    const struct bg_grid_sheet *sheet;
    const struct bg_read_sheet *read;
    bool *seen; /* by row of the grid */
};

/* -- what is said --------------------------------------------------------------------------------
 */

static const char *label(const struct reading *r, int64_t row, size_t column)
{
    char address[16];
    return bg_arena_printf(r->arena, "%s!%s", r->sheet->name,
                           bg_xlsx_address(row, (int64_t)column, address));
}

/* Messages come in the order of sheets, rows and columns: one number that has room in 32 bits too. */
static size_t read_order_of(const struct reading *r, int64_t row, size_t column)
{
    enum { SHEETS = 1 << 6, ROWS = 1 << 16, COLUMNS = 1 << 10 };
    size_t sheet = r->order < SHEETS ? r->order : SHEETS - 1;
    size_t line = row < ROWS ? (size_t)row : ROWS - 1;
    return (sheet * ROWS + line) * COLUMNS + (column < COLUMNS ? column : COLUMNS - 1);
}

static void rulebook_read_wrong(struct reading *r, enum bg_code code, int64_t row, size_t column,
                                const char *sentence)
{
    struct bg_pos pos = {.source = r->workbook,
                         .offset = read_order_of(r, row, column),
                         .label = label(r, row, column)};
    bg_diag_add(r->diags, code, pos, "%s", sentence);
    r->ok = false;
    r->broken |= code != BG_E672; /* a cell that cannot be read keeps what it had */
}

static void read_refuse(struct reading *r, enum bg_code code, const char *sentence)
{
    bg_diag_add(
        r->diags, code,
        (struct bg_pos){.source = r->workbook, .label = r->sheet ? r->sheet->name : "the workbook"},
        "%s", sentence);
    r->ok = false;
    r->broken = true;
}

static const char *read_shown(struct bg_arena *arena, const struct bg_grid_value *value)
{
    char digits[BG_DEC_TEXT], iso[BG_DATE_TEXT];
    struct bg_buf out;
    bg_buf_init(&out, arena);
    if (value->as == BG_SHOWN_NUMBER)
        bg_buf_puts(&out, bg_dec_text(value->number, digits));
    else if (value->as == BG_SHOWN_DATE)
        bg_buf_puts(&out, bg_date_text(value->days, iso));
    else if (value->as == BG_SHOWN_NOTHING)
        bg_buf_puts(&out, "nothing");
    else
        for (size_t i = 0; value->text[i] && i < SHOWN; i++)
            bg_buf_putc(&out, value->text[i] == '\n' ? ' ' : value->text[i]);
    if (value->as == BG_SHOWN_TEXT && strlen(value->text) > SHOWN)
        bg_buf_puts(&out, "...");
    return bg_buf_text(&out);
}

static const char *read_name_of(const struct reading *r, const struct bg_read_row *row)
{
    struct bg_buf out;
    bg_buf_init(&out, r->arena);
    for (size_t i = 0; i < r->sheet->keys_n; i++) {
        const struct bg_grid_value *key = &row->cells[BG_GRID_COLUMN + i].value;
        if (key->as != BG_SHOWN_NOTHING)
            bg_buf_printf(&out, "%s%s", out.size ? ", " : "", read_shown(r->arena, key));
    }
    return bg_buf_text(&out);
}

/* -- cells ---------------------------------------------------------------------------------------
 */

/* A program may have made yes and no of its own of what was typed. */
static struct bg_grid_value read_as_typed(const struct bg_grid_value *value, enum bg_grid_kind kind)
{
    struct bg_grid_value out = *value;
    bool truth;
    if (kind == BG_GRID_YES_NO && value->as == BG_SHOWN_TEXT &&
        bg_cell_text_truth(value->text, &truth))
        out.text = truth ? "yes" : "no";
    return out;
}

/* The JSON of a cell; NULL after a message. */
static const char *read_json_of(struct reading *r, const struct bg_grid_cell *cell,
                                const struct bg_read_row *row, size_t column)
{
    const struct bg_read_cell *read = &row->cells[column];
    struct bg_grid_value value = read_as_typed(&read->value, cell->kind);
    const char *why = read->problem, *json = NULL;
    if (!why)
        json = bg_grid_type(r->arena, cell->kind, cell->names, cell->names_n, &value, &why);
    if (!json)
        rulebook_read_wrong(r, BG_E672, row->row, column, why);
    return json;
}

static bool unchanged(const struct bg_grid_cell *cell, const struct bg_read_cell *read)
{
    struct bg_grid_value value = read_as_typed(&read->value, cell->kind);
    return !read->problem && bg_grid_same(&cell->shown, &value);
}

static void read_note_change(struct reading *r, const struct bg_grid_cell *cell,
                             const struct bg_read_row *row, size_t column)
{
    bg_buf_printf(r->report, "changed: %s: %s -> %s\n", label(r, row->row, column),
                  read_shown(r->arena, &cell->shown),
                  read_shown(r->arena, &row->cells[column].value));
}

/* What is in a cell goes to the member key of the object; "": to the object itself. */
static void read_set(struct reading *r, struct bg_tree_node *object, struct bg_tree_node *node,
                     const char *key, const char *json, const char *where)
{
    if (!node && object->type != BG_JSON_OBJECT)
        bg_tree_wrap(r->tree, object, "value");
    if (!node)
        node = *key ? bg_tree_ensure(r->tree, object, key, BG_JSON_NULL) : object;
    bg_tree_replace(node, json, where);
}

static void read_entry_cell(struct reading *r, const struct bg_grid_row *entry, size_t i,
                            const struct bg_read_row *row)
{
    const struct bg_grid_cell *cell = &entry->cells[i];
    const struct bg_grid_column *column = &r->sheet->columns[i];
    size_t at = BG_GRID_COLUMN + i;
    const struct bg_read_cell *read = &row->cells[at];
    if (cell->kind == BG_GRID_SAID || cell->kind == BG_GRID_SUM)
        return;
    if (cell->node && cell->node != entry->node)
        cell->node->label = label(r, row->row, at);
    if (unchanged(cell, read))
        return;
    if (cell->locked) {
        rulebook_read_wrong(r, BG_E671, row->row, at, "this cell cannot be changed here");
        return;
    }
    if (read->value.as == BG_SHOWN_NOTHING && !read->problem) {
        if (cell->node == entry->node)
            rulebook_read_wrong(r, BG_E672, row->row, at,
                                "the entry needs a value; clear its first cell to remove it");
        else if (cell->node)
            bg_tree_remove(cell->node);
        read_note_change(r, cell, row, at);
        return;
    }
    const char *json = read_json_of(r, cell, row, at);
    if (!json)
        return;
    read_set(r, entry->node, cell->node, column->key, json, label(r, row->row, at));
    read_note_change(r, cell, row, at);
}

/* -- entries -------------------------------------------------------------------------------------
 */

/* The text of a key: a date in its form. NULL after a message. */
static const char *read_key_of(struct reading *r, const struct bg_read_row *row, size_t i)
{
    size_t at = BG_GRID_COLUMN + i;
    const struct bg_read_cell *read = &row->cells[at];
    if (read->problem) {
        rulebook_read_wrong(r, BG_E672, row->row, at, read->problem);
        return NULL;
    }
    return read->value.as == BG_SHOWN_TEXT      ? read->value.text
           : read->value.as == BG_SHOWN_NOTHING ? ""
                                                : read_shown(r->arena, &read->value);
}

/* Something around the entry is called so by now. */
static bool is_around(const struct bg_tree_node *node, const char *key)
{
    for (node = node->parent; node; node = node->parent)
        if (node->key && strcmp(node->key, key) == 0)
            return true;
    return false;
}

static void read_keys(struct reading *r, const struct bg_grid_def *def,
                      const struct bg_grid_row *entry, const struct bg_read_row *row)
{
    for (size_t i = 0; i < def->keys_n; i++) {
        const char *key = read_key_of(r, row, i);
        if (!key || unchanged(&entry->cells[i], &row->cells[BG_GRID_COLUMN + i]))
            continue;
        if ((int)i != def->own && is_around(entry->node, key))
            continue;
        if ((int)i != def->own || !*key) {
            rulebook_read_wrong(
                r, BG_E673, row->row, BG_GRID_COLUMN + i,
                "an entry cannot be moved: clear its first cell, and add a new one below");
        } else if (bg_tree_child(entry->node->parent, key)) {
            rulebook_read_wrong(r, BG_E673, row->row, BG_GRID_COLUMN + i,
                                bg_arena_printf(r->arena, "\"%s\" is there already", key));
        } else {
            bg_tree_rename(entry->node, key);
            read_note_change(r, &entry->cells[i], row, BG_GRID_COLUMN + i);
        }
    }
}

static void read_entry(struct reading *r, const struct bg_grid_def *def,
                       const struct bg_grid_row *entry, const struct bg_read_row *row)
{
    const struct bg_read_cell *first = &row->cells[BG_GRID_COLUMN];
    if (first->value.as == BG_SHOWN_NOTHING && !first->problem) {
        bg_tree_remove(entry->node);
        bg_buf_printf(r->report, "removed: %s: %s\n", label(r, row->row, BG_GRID_COLUMN),
                      read_shown(r->arena, &entry->cells[0].shown));
        return;
    }
    entry->node->label = label(r, row->row, BG_GRID_COLUMN);
    if (!entry->node->parent->label)
        entry->node->parent->label = r->sheet->name;
    read_keys(r, def, entry, row);
    for (size_t i = def->keys_n; i < r->sheet->columns_n; i++)
        read_entry_cell(r, entry, i, row);
}

/* The cells of a new row as a value, or as the members of an object. */
static void rulebook_read_fill(struct reading *r, const struct bg_grid_def *def,
                               struct bg_tree_node *node, const struct bg_read_row *row)
{
    size_t filled = 0;
    for (size_t i = def->keys_n; i < r->sheet->columns_n; i++)
        filled += row->cells[BG_GRID_COLUMN + i].value.as != BG_SHOWN_NOTHING;
    for (size_t i = def->keys_n; i < r->sheet->columns_n; i++) {
        const struct bg_grid_column *column = &r->sheet->columns[i];
        struct bg_grid_cell cell = {
            .kind = column->kind, .names = column->names, .names_n = column->names_n};
        const struct bg_read_cell *read = &row->cells[BG_GRID_COLUMN + i];
        bool empty = read->value.as == BG_SHOWN_NOTHING && !read->problem;
        if (empty || column->kind == BG_GRID_SAID || column->kind == BG_GRID_SUM)
            continue;
        const char *json = read_json_of(r, &cell, row, BG_GRID_COLUMN + i);
        bool alone = !*column->key || (filled == 1 && strcmp(column->key, "value") == 0 &&
                                       bg_grid_shape(def->shape)->alone);
        struct bg_tree_node *at =
            alone ? node : bg_tree_ensure(r->tree, node, column->key, BG_JSON_NULL);
        if (json)
            bg_tree_replace(at, json, label(r, row->row, BG_GRID_COLUMN + i));
    }
}

static void read_new(struct reading *r, const struct bg_grid_def *def,
                     const struct bg_read_row *row)
{
    const char *keys[BG_GRID_KEYS_MAX], *why = NULL;
    for (size_t i = 0; i < def->keys_n; i++) {
        keys[i] = read_key_of(r, row, i);
        if (!keys[i])
            return;
        if (*keys[i] || (int)i == def->choose)
            continue;
        rulebook_read_wrong(r, BG_E673, row->row, BG_GRID_COLUMN + i,
                            bg_arena_printf(r->arena, "the new entry has no \"%s\"", def->keys[i]));
        return;
    }
    const char *own = def->own >= 0 ? keys[def->own] : NULL;
    struct bg_tree_node *container = bg_grid_container(r->tree, def, keys, &why);
    if (!container || (own && bg_tree_child(container, own))) {
        rulebook_read_wrong(r, BG_E673, row->row,
                            BG_GRID_COLUMN + (size_t)(def->own > 0 && container ? def->own : 0),
                            why ? why : bg_arena_printf(r->arena, "\"%s\" is there already", own));
        return;
    }
    struct bg_tree_node *node = bg_tree_ensure(r->tree, container, own, BG_JSON_OBJECT);
    node->label = label(r, row->row, BG_GRID_COLUMN);
    rulebook_read_fill(r, def, node, row);
    bg_buf_printf(r->report, "added: %s: %s\n", node->label, read_name_of(r, row));
}

/* -- pairs ---------------------------------------------------------------------------------------
 */

/* The object around the value of a pair, made where it is missing. */
static struct bg_tree_node *around(struct reading *r, const char *pointer)
{
    struct bg_tree_node *node = r->tree->root;
    while (strchr(pointer + 1, '/')) {
        size_t n = strcspn(pointer + 1, "/");
        node =
            bg_tree_ensure(r->tree, node, bg_arena_text(r->arena, pointer + 1, n), BG_JSON_OBJECT);
        pointer += n + 1;
    }
    return node;
}

static void read_pair(struct reading *r, const struct bg_grid_row *pair,
                      const struct bg_read_row *row)
{
    const struct bg_grid_cell *cell = &pair->cells[1];
    size_t at = BG_GRID_COLUMN + 1;
    const char *where = label(r, row->row, at), *json;
    if (cell->node)
        cell->node->label = where;
    if (pair->node && !pair->node->label)
        pair->node->label = r->sheet->name;
    if (unchanged(cell, &row->cells[at]))
        return;
    if (cell->locked) {
        rulebook_read_wrong(r, BG_E671, row->row, at, "this cell cannot be changed here");
        return;
    }
    read_note_change(r, cell, row, at);
    if (row->cells[at].value.as == BG_SHOWN_NOTHING && !row->cells[at].problem) {
        if (cell->node)
            bg_tree_remove(cell->node);
        return;
    }
    json = read_json_of(r, cell, row, at);
    if (!json)
        return;
    struct bg_tree_node *object = pair->node ? pair->node : around(r, pair->pointer);
    read_set(r, object, cell->node, strrchr(pair->pointer, '/') + 1, json, where);
}

/* -- sheets --------------------------------------------------------------------------------------
 */

static bool check_headings(struct reading *r)
{
    for (size_t i = 0; i < r->read->n; i++) {
        const struct bg_read_row *row = &r->read->rows[i];
        if (row->row != BG_GRID_HEADINGS)
            continue;
        for (size_t c = 0; c < r->sheet->columns_n; c++) {
            const char *heading = bg_read_text(row, BG_GRID_COLUMN + c);
            if (strcmp(heading, r->sheet->columns[c].heading) == 0)
                continue;
            rulebook_read_wrong(r, BG_E671, row->row, BG_GRID_COLUMN + c,
                                bg_arena_printf(r->arena, "the heading is \"%s\" and was \"%s\"",
                                                heading, r->sheet->columns[c].heading));
            return false;
        }
        return true;
    }
    read_refuse(r, BG_E671, "the row of headings is gone");
    return false;
}

/* Somebody has typed something in it. */
static bool has_something(const struct reading *r, const struct bg_read_row *row)
{
    for (size_t i = 0; i < r->sheet->columns_n; i++) {
        const struct bg_read_cell *cell = &row->cells[BG_GRID_COLUMN + i];
        enum bg_grid_kind kind = r->sheet->columns[i].kind;
        if (kind != BG_GRID_SAID && kind != BG_GRID_SUM &&
            (cell->value.as != BG_SHOWN_NOTHING || cell->problem))
            return true;
    }
    return false;
}

static void rulebook_read_read_row(struct reading *r, const struct bg_index *pointers,
                                   const struct bg_read_row *row)
{
    const struct bg_grid_def *def = bg_grid_def_of(r->sheet->name);
    const char *pointer = bg_read_text(row, 0);
    int found = *pointer ? bg_index_find(pointers, pointer) : -1;
    if (*pointer && found < 0) {
        rulebook_read_wrong(
            r, BG_E671, row->row, 0,
            "the hidden first column has a pointer that the export did not put there");
        return;
    }
    if (found >= 0 && !r->seen[found]) {
        r->seen[found] = true;
        if (r->sheet->pairs)
            read_pair(r, &r->sheet->rows[found], row);
        else
            read_entry(r, def, &r->sheet->rows[found], row);
    } else if (has_something(r, row) && !r->sheet->pairs) { /* a copied row is a new one */
        read_new(r, def, row);
    } else if (has_something(r, row)) {
        rulebook_read_wrong(r, BG_E671, row->row, BG_GRID_COLUMN,
                            "nothing can be added on this sheet");
    }
}

static void check_gone(struct reading *r)
{
    for (size_t i = 0; i < r->sheet->rows_n; i++) {
        const struct bg_grid_row *row = &r->sheet->rows[i];
        if (r->seen[i] || !*row->pointer)
            continue;
        read_refuse(r, BG_E671,
                    bg_arena_printf(
                        r->arena, "the row of %s is gone; to remove an entry, clear its first cell",
                        row->pointer));
    }
}

static void rulebook_read_read_sheet(struct reading *r, const struct bg_grid_sheet *sheet)
{
    const char **pointers = BG_ARRAY(r->arena, sheet->rows_n, const char *);
    const char *why = NULL;
    r->sheet = sheet;
    r->order++;
    r->seen = BG_ARRAY(r->arena, sheet->rows_n, bool);
    r->read =
        bg_read_sheet(r->arena, r->xlsx, sheet->name, BG_GRID_COLUMN + sheet->columns_n, &why);
    if (!r->read) {
        read_refuse(r, BG_E671, why);
        return;
    }
    if (!check_headings(r))
        return;
    for (size_t i = 0; i < sheet->rows_n; i++)
        pointers[i] = sheet->rows[i].pointer;
    const struct bg_index *index = bg_index_new(r->arena, pointers, sheet->rows_n);
    for (size_t i = 0; i < r->read->n; i++)
        if (r->read->rows[i].row >= BG_GRID_FIRST)
            rulebook_read_read_row(r, index, &r->read->rows[i]);
    check_gone(r);
}

/* -- the document --------------------------------------------------------------------------------
 */

/* As it was exported; NULL after a message. */
static const char *rulebook_read_read_document(struct reading *r)
{
    const char *why = "", *format = "", *hash = "";
    unsigned char sum[32];
    char hex[65];
    struct bg_buf text;
    const struct bg_read_sheet *sheet = bg_read_sheet(r->arena, r->xlsx, BG_GRID_DOCUMENT, 1, &why);
    bg_buf_init(&text, r->arena);
    for (size_t i = 0; sheet && i < sheet->n; i++) {
        const struct bg_read_row *row = &sheet->rows[i];
        if (row->row == 1)
            format = bg_read_text(row, 0);
        else if (row->row == BG_GRID_HASH_ROW)
            hash = bg_read_text(row, 0);
        else if (row->row >= BG_GRID_DOCUMENT_ROW)
            bg_buf_puts(&text, bg_read_text(row, 0));
    }
    bg_sha256(bg_buf_text(&text), text.size, sum);
    bg_sha256_hex(sum, hex);
    if (!sheet || strcmp(format, BG_GRID_FORMAT) != 0)
        read_refuse(r, BG_E670,
                    sheet ? bg_arena_printf(r->arena,
                                            "its format is \"%s\", and " BG_GRID_FORMAT " is read",
                                            format)
                          : why);
    else if (strcmp(hash, hex) != 0)
        read_refuse(r, BG_E670, "the hidden sheet \"" BG_GRID_DOCUMENT "\" was changed or cut off");
    else
        return bg_grid_document_back(r->arena, bg_buf_text(&text));
    return NULL;
}

/* Only sound rulesets are exported: one that has not even the shape was made by somebody else. */
static bool read_is_ruleset(struct bg_arena *arena, const struct bg_json *json)
{
    struct raw_ruleset *raw = BG_NEW(arena, struct raw_ruleset);
    struct bg_loading loading = {.arena = arena, .diags = bg_diags_new(arena), .json = json};
    return bg_shape_load(&loading, json->root, &bg_ruleset_shape, raw);
}

bool bg_is_ruleset_workbook(struct bg_arena *arena, const struct bg_source *source)
{
    const char *why;
    const struct bg_xlsx *xlsx =
        bg_xlsx_open(arena, source->text, source->size, &bg_xlsx_limits_form, &why);
    for (size_t i = 0; xlsx && i < bg_xlsx_sheets(xlsx); i++)
        if (strcmp(bg_xlsx_sheet_name(xlsx, i), BG_GRID_DOCUMENT) == 0)
            return true;
    return false;
}

struct bg_source *bg_ruleset_from_workbook(struct bg_arena *arena, struct bg_diags *diags,
                                           const struct bg_source *workbook, struct bg_buf *report,
                                           bool *whole)
{
    struct reading r = {
        .arena = arena, .diags = diags, .workbook = workbook, .report = report, .ok = true};
    const char *why = NULL;
    *whole = false;
    r.xlsx = bg_xlsx_open(arena, workbook->text, workbook->size, &bg_xlsx_limits_form, &why);
    if (!r.xlsx) {
        read_refuse(&r, BG_E670, why);
        return NULL;
    }
    const char *text = rulebook_read_read_document(&r);
    if (!text)
        return NULL;
    const struct bg_json *json = bg_json_parse(
        arena, bg_diags_new(arena), bg_source_new(arena, workbook->name, text, strlen(text)), NULL);
    if (!json || !read_is_ruleset(arena, json)) {
        read_refuse(&r, BG_E670, "the document in its hidden sheet is not a ruleset");
        return NULL;
    }
    r.tree = bg_tree_new(arena, json);
    const struct bg_grid *grid = bg_grid_build(arena, r.tree, NULL);
    for (size_t i = 0; i < grid->sheets_n; i++)
        rulebook_read_read_sheet(&r, &grid->sheets[i]);
    *whole = r.ok;
    if (r.broken)
        return NULL;
    return bg_tree_source(r.tree, workbook->name, workbook->sha256);
}

struct bg_grid *bg_ruleset_grid(struct bg_arena *arena, struct bg_diags *diags,
                                const struct bg_ruleset *ruleset)
{
    const struct bg_json *json = bg_json_parse(arena, diags, ruleset->source, NULL);
    if (!json)
        return NULL;
    struct bg_grid *grid = bg_grid_build(arena, bg_tree_new(arena, json), ruleset);
    grid->document = bg_grid_document(arena, ruleset->source);
    return grid;
}
