/* The mapping file: its shape, and finding its columns in the header and its answers in the
 * ruleset. All faults are said in one run. */
#include "intake/csv/map.h"

#include <string.h>

#include "base/cell_text.h"
#include "base/index.h"

#define IN(type, member)   .at = offsetof(struct type, member)
#define SAID(type, member) .said = offsetof(struct type, member)
#define END                                                                                        \
    {                                                                                              \
        .name = NULL                                                                               \
    }

static const char *const formats[] = {"bidgauge-map/1", NULL};
static const char *const encodings[] = {"utf-8", "utf-16le", "utf-16be", "windows-1252", NULL};
static const char *const delimiters[] = {",", ";", "\t", "|", NULL};
static const char *const decimals[] = {".", ",", NULL};
static const char *const thousands[] = {",", ".", " ", "'", NULL};
static const char *const types[] = {"text",    "integer", "number", "money", "percent",
                                    "boolean", "choice",  "date",   NULL};

static const struct bg_key word_alone = {.type = BG_KEY_SCALAR, IN(bg_map_word, value)};
static const struct bg_shape word_shape = {.name = "word",
                                           .what = "word",
                                           .size = sizeof(struct bg_map_word),
                                           .alone = &word_alone,
                                           .by = BG_BY_TEXT};

#define MARKS(type)                                                                                \
    {"decimal", BG_KEY_WORD, IN(type, decimal), .names = decimals,                                 \
     .about = "Between whole and part of a number; . unless said"},                                \
        {"thousands", BG_KEY_WORD, IN(type, thousands), .names = thousands,                        \
         .about = "Between thousands; unless said, no number may have one"},                       \
    {                                                                                              \
        "dates", BG_KEY_TEXT, IN(type, dates), .about = "Their form, such as DD.MM.YYYY"           \
    }

static const struct bg_key cell_keys[] = {
    {"column", BG_KEY_TEXT, IN(bg_map_cell, column), .about = "As the header row has it"},
    {"columns", BG_KEY_TEXTS, IN(bg_map_cell, columns), .about = "Several, joined by \" / \""},
    {"value", BG_KEY_SCALAR, IN(bg_map_cell, value), .about = "The same for every row"},
    {"type", BG_KEY_ENUM, IN(bg_map_cell, type), SAID(bg_map_cell, type_said), .names = types,
     .about = "Where no ruleset is given"},
    {"words", BG_KEY_MAP, IN(bg_map_cell, words), .of = &word_shape, .least = 1,
     .about = "What the texts of the column mean"},
    MARKS(bg_map_cell),
    END};
static const struct bg_key cell_alone = {.type = BG_KEY_TEXT, IN(bg_map_cell, column)};
static const struct bg_shape cell_shape = {.name = "cell",
                                           .what = "column for",
                                           .size = sizeof(struct bg_map_cell),
                                           .keys = cell_keys,
                                           .alone = &cell_alone,
                                           .by = BG_BY_ID,
                                           .about = "A column by its name, or an object"};

static const struct bg_key table_keys[] = {{"columns", BG_KEY_MAP, IN(bg_map_table, columns),
                                            .of = &cell_shape, .required = true, .least = 1,
                                            .about = "By the ids of the field's columns"},
                                           END};
static const struct bg_shape table_shape = {.name = "table",
                                            .what = "table",
                                            .size = sizeof(struct bg_map_table),
                                            .keys = table_keys,
                                            .by = BG_BY_ID,
                                            .about = "Each row of the file is a row of it"};

static const struct bg_key vendor_keys[] = {
    {"id", BG_KEY_OBJECT, IN(bg_map_vendor, id), .of = &cell_shape},
    {"name", BG_KEY_OBJECT, IN(bg_map_vendor, name), .of = &cell_shape},
    END};
static const struct bg_shape vendor_shape = {
    .name = "vendor", .what = "vendor", .size = sizeof(struct bg_map_vendor), .keys = vendor_keys};

static const struct bg_key map_keys[] = {
    {"format", BG_KEY_WORD, IN(bg_map, format), .names = formats, .required = true},
    {"title", BG_KEY_TEXT, IN(bg_map, title)},
    {"encoding", BG_KEY_ENUM, IN(bg_map, encoding), .names = encodings, .unless = "utf-8",
     .about = "A byte-order mark decides before it"},
    {"delimiter", BG_KEY_WORD, IN(bg_map, delimiter), .names = delimiters,
     .about = "Unless said: the most frequent one in the header"},
    {"header_row", BG_KEY_INT, IN(bg_map, header_row), .unless = "1", .min = "1", .max = "1000",
     .about = "Rows above it are not read"},
    MARKS(bg_map),
    {"missing", BG_KEY_TEXTS, IN(bg_map, missing), .about = "Texts that mean: not answered"},
    {"bid", BG_KEY_OBJECT, IN(bg_map, bid), .of = &cell_shape, .required = true,
     .about = "The id; rows with the same one are one bid"},
    {"vendor", BG_KEY_OBJECT, IN(bg_map, vendor), .of = &vendor_shape},
    {"lot", BG_KEY_OBJECT, IN(bg_map, lot), .of = &cell_shape},
    {"currency", BG_KEY_OBJECT, IN(bg_map, currency), .of = &cell_shape, .about = "ISO 4217"},
    {"status", BG_KEY_OBJECT, IN(bg_map, status), .of = &cell_shape,
     .about = "Its words give active, withdrawn, disqualified, deleted or pending"},
    {"status_reason", BG_KEY_OBJECT, IN(bg_map, status_reason), .of = &cell_shape},
    {"submitted", BG_KEY_OBJECT, IN(bg_map, submitted), .of = &cell_shape},
    {"tax_basis", BG_KEY_OBJECT, IN(bg_map, tax_basis), .of = &cell_shape},
    {"solicitation", BG_KEY_OBJECT, IN(bg_map, solicitation), .of = &cell_shape},
    {"award", BG_KEY_OBJECT, IN(bg_map, award), .of = &cell_shape,
     .about =
         "The published award: its words give active, pending, unsuccessful, cancelled, or null "
         "where the bid has none"},
    {"answers", BG_KEY_MAP, IN(bg_map, answers), .of = &cell_shape,
     .about = "By the ids of the ruleset's fields"},
    {"tables", BG_KEY_MAP, IN(bg_map, tables), .of = &table_shape,
     .about = "Answers that are tables, by the ids of their fields"},
    {"unused", BG_KEY_TEXTS, IN(bg_map, unused), .about = "Columns left out on purpose"},
    END};
const struct bg_shape bg_map_shape = {
    .name = "map", .what = "mapping", .size = sizeof(struct bg_map), .keys = map_keys};

bool bg_map_cell_is(const struct bg_map_cell *cell)
{
    return cell->item.node != NULL;
}

char bg_map_delimiter(const struct bg_map *map)
{
    return map->delimiter[0];
}

struct bg_map *bg_map_load(struct bg_arena *arena, struct bg_diags *diags,
                           const struct bg_source *source)
{
    struct bg_map *map = BG_NEW(arena, struct bg_map);
    map->json = bg_json_parse(arena, diags, source, NULL);
    if (!map->json)
        return NULL;
    struct bg_loading loading = {.arena = arena, .diags = diags, .json = map->json};
    return bg_shape_load(&loading, map->json->root, &bg_map_shape, map) ? map : NULL;
}

const char *bg_map_names(struct bg_arena *arena, const struct bg_csv_row *row,
                         const char *const **names)
{
    const char **out = BG_ARRAY(arena, row->n, const char *);
    const char *why = row->fault ? row->fault : row->blank ? "it is empty" : NULL;
    for (size_t i = 0; !why && i < row->n; i++) {
        out[i] =
            bg_cell_text_trim(arena, bg_arena_text(arena, row->cells[i].text, row->cells[i].n));
        if (bg_cell_text_forbidden(out[i], strlen(out[i])))
            why = bg_arena_printf(arena, "%s: a control character",
                                  bg_cell_text_quoted(arena, out[i]));
    }
    *names = out;
    return why ? bg_arena_printf(arena, "row %lld, the header: %s", (long long)row->number, why)
               : NULL;
}

/* -- linking ----------------------------------------------------------------------------------- */

struct linking {
    struct bg_intake *intake;
    struct bg_map *map;
    const struct bg_map_header *header;
    bool ok;
};

static void wrong(struct linking *l, enum bg_code code, struct bg_pos pos, const char *sentence)
{
    bg_diag_add(l->intake->diags, code, pos, "%s", sentence);
    l->ok = false;
}

/* The column's position, or -1 after a message. */
static int find_column(struct linking *l, const char *name, struct bg_pos pos, const char *what)
{
    struct bg_arena *arena = l->intake->arena;
    const struct bg_map_header *header = l->header;
    int found = -1;
    for (size_t i = 0; i < header->n; i++) {
        if (strcmp(header->names[i], name) != 0)
            continue;
        if (found >= 0) {
            wrong(l, BG_E632, pos,
                  bg_arena_printf(arena, "%s: the table has two columns \"%s\"", what, name));
            return -1;
        }
        found = (int)i;
    }
    if (found < 0)
        wrong(l, BG_E632, pos,
              bg_arena_printf(arena, "%s: the table has no column \"%s\"%s", what, name,
                              bg_did_you_mean(arena, name, header->names, header->n)));
    else
        header->used[found] = true;
    return found;
}

static void link_columns(struct linking *l, struct bg_map_cell *cell)
{
    struct bg_pos pos = cell->item.pos;
    size_t n = cell->columns.n;
    int forms = (cell->column[0] != '\0') + (cell->columns.n > 0) + (cell->value != NULL);
    if (forms != 1)
        wrong(l, BG_E636, pos,
              bg_arena_printf(l->intake->arena,
                              "%s needs one of \"column\", \"columns\", \"value\"", cell->what));
    n = n ? n : cell->column[0] ? 1 : 0;
    size_t *at = BG_ARRAY(l->intake->arena, n, size_t);
    for (size_t i = 0; i < n; i++) {
        const char *name = cell->columns.n ? cell->columns.items[i] : cell->column;
        int found = find_column(l, name, pos, cell->what);
        at[i] = found < 0 ? 0 : (size_t)found;
    }
    cell->at = at;
    cell->at_n = n;
}

static void check_dates(struct linking *l, const char *form, struct bg_pos pos)
{
    if (form[0] && !bg_cell_text_date_form_is_good(form))
        wrong(l, BG_E636, pos,
              bg_arena_printf(l->intake->arena, "\"%s\" is not a date format; use YYYY, MM and DD",
                              form));
}

/* What the file says holds where the column says nothing of its own. */
static void link_marks(struct linking *l, struct bg_map_cell *cell)
{
    const struct bg_map *map = l->map;
    bool own = cell->decimal[0] || cell->thousands[0];
    if (!own) {
        cell->decimal = map->decimal;
        cell->thousands = map->thousands;
    }
    cell->decimal = cell->decimal[0] ? cell->decimal : ".";
    check_dates(l, cell->dates, cell->item.pos);
    cell->dates = cell->dates[0] ? cell->dates : map->dates[0] ? map->dates : "YYYY-MM-DD";
    if (own && strcmp(cell->decimal, cell->thousands) == 0)
        wrong(l, BG_E636, cell->item.pos,
              bg_arena_printf(l->intake->arena,
                              "%s: the decimal mark and the mark of thousands are both \"%s\"",
                              cell->what, cell->decimal));
}

static void link_cell(struct linking *l, struct bg_map_cell *cell, const char *what)
{
    if (!bg_map_cell_is(cell))
        return;
    cell->what = what;
    link_columns(l, cell);
    link_marks(l, cell);
}

/* By its id, also where only a lot asks it. */
static const struct bg_field *find_field(const struct bg_ruleset *ruleset, const char *id)
{
    int slot = bg_ruleset_field(ruleset, id);
    if (slot >= 0)
        return &ruleset->fields[slot];
    for (size_t i = 0; i < ruleset->lots_n; i++) {
        slot = bg_ruleset_field(ruleset->lots[i].ruleset, id);
        if (slot >= 0)
            return &ruleset->lots[i].ruleset->fields[slot];
    }
    return NULL;
}

static void link_type(struct linking *l, struct bg_map_cell *cell)
{
    struct bg_arena *arena = l->intake->arena;
    const struct bg_field *field = cell->field;
    if (field && cell->type_said && cell->type != (int)field->type)
        wrong(l, BG_E636, cell->item.pos,
              bg_arena_printf(arena,
                              "%s: its type is \"%s\" in the mapping and another in the "
                              "ruleset",
                              cell->what, types[cell->type]));
    else if (field)
        cell->type = (int)field->type;
    else if (!l->intake->ruleset && !cell->type_said && !cell->value)
        wrong(l, BG_E636, cell->item.pos,
              bg_arena_printf(arena, "%s: its type is not known; give --ruleset, or \"type\" here",
                              cell->what));
}

static void unknown_field(struct linking *l, const struct bg_item *item, const char *what,
                          const struct bg_field *fields, size_t n)
{
    struct bg_arena *arena = l->intake->arena;
    const char **names = BG_ARRAY(arena, n, const char *);
    for (size_t i = 0; i < n; i++)
        names[i] = fields[i].id;
    wrong(l, BG_E632, item->pos,
          bg_arena_printf(arena, "the ruleset has no %s \"%s\"%s", what, item->key,
                          bg_did_you_mean(arena, item->key, names, n)));
}

static void link_answer(struct linking *l, struct bg_map_cell *cell)
{
    const struct bg_ruleset *ruleset = l->intake->ruleset;
    struct bg_arena *arena = l->intake->arena;
    link_cell(l, cell, bg_arena_printf(arena, "answer \"%s\"", cell->item.key));
    cell->field = ruleset ? find_field(ruleset, cell->item.key) : NULL;
    if (ruleset && !cell->field) {
        unknown_field(l, &cell->item, "field", ruleset->fields, ruleset->fields_n);
        return;
    }
    if (cell->field && cell->field->type == BG_FIELD_TABLE)
        wrong(l, BG_E636, cell->item.pos,
              bg_arena_printf(arena, "%s is a table: map it in \"tables\"", cell->what));
    else
        link_type(l, cell);
}

static void link_table(struct linking *l, struct bg_map_table *table)
{
    const struct bg_ruleset *ruleset = l->intake->ruleset;
    struct bg_arena *arena = l->intake->arena;
    struct bg_map_cell *cells = table->columns.items;
    const struct bg_field *field = ruleset ? find_field(ruleset, table->item.key) : NULL;
    if (ruleset && (!field || field->type != BG_FIELD_TABLE)) {
        if (field)
            wrong(l, BG_E636, table->item.pos,
                  bg_arena_printf(arena, "answer \"%s\" is not a table: map it in \"answers\"",
                                  table->item.key));
        else
            unknown_field(l, &table->item, "field", ruleset->fields, ruleset->fields_n);
        return;
    }
    for (size_t i = 0; i < table->columns.n; i++) {
        struct bg_map_cell *cell = &cells[i];
        link_cell(l, cell,
                  bg_arena_printf(arena, "answer \"%s\", \"%s\"", table->item.key, cell->item.key));
        int found = field ? bg_index_find(field->column_index, cell->item.key) : -1;
        if (field && found < 0)
            unknown_field(l, &cell->item, "column", field->columns, field->columns_n);
        cell->field = found < 0 ? NULL : &field->columns[found];
        if (!field || found >= 0)
            link_type(l, cell);
    }
}

static void link_unused(struct linking *l)
{
    const struct bg_map *map = l->map;
    const struct cJSON *node = bg_json_first(bg_json_get(map->item.node, "unused"));
    for (size_t i = 0; node && i < map->unused.n; node = bg_json_next(node), i++)
        find_column(l, map->unused.items[i], bg_json_pos(map->json, node), "unused");
}

bool bg_map_link(struct bg_intake *intake, struct bg_map *map, const struct bg_map_header *header)
{
    struct linking l = {.intake = intake, .map = map, .header = header, .ok = true};
    struct bg_map_cell *answers = map->answers.items;
    struct bg_map_table *tables = map->tables.items;
    if (map->thousands[0] && strcmp(map->thousands, map->decimal[0] ? map->decimal : ".") == 0)
        wrong(&l, BG_E636, bg_item_pos(map->json, &map->item, "thousands"),
              bg_arena_printf(intake->arena,
                              "the decimal mark and the mark of thousands are both \"%s\"",
                              map->thousands));
    check_dates(&l, map->dates, bg_item_pos(map->json, &map->item, "dates"));
    link_cell(&l, &map->bid, "the bid's id");
    link_cell(&l, &map->vendor.id, "the vendor's id");
    link_cell(&l, &map->vendor.name, "the vendor's name");
    link_cell(&l, &map->lot, "the lot");
    link_cell(&l, &map->currency, "the currency");
    link_cell(&l, &map->status, "the status");
    link_cell(&l, &map->status_reason, "the reason of the status");
    link_cell(&l, &map->submitted, "the time of submission");
    map->submitted.moment = true;
    link_cell(&l, &map->tax_basis, "the tax basis");
    link_cell(&l, &map->solicitation, "the solicitation");
    link_cell(&l, &map->award, "the award");
    for (size_t i = 0; i < map->answers.n; i++)
        link_answer(&l, &answers[i]);
    for (size_t i = 0; i < map->tables.n; i++)
        link_table(&l, &tables[i]);
    link_unused(&l);
    return l.ok;
}
