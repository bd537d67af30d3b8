/* The mapping file: its shape, and finding its columns in the header and its answers in the
 * ruleset. All faults are said in one run. */
#include "intake/csv/map.h"

#include <string.h>

#include "base/cell_text.h"
#include "base/index.h"

bool bg_map_cell_is(const struct bg_map_cell *cell)
{
    return cell->item.node != NULL || cell->guessed;
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

const char *bg_map_names(struct bg_arena *arena, const struct bg_tab_row *row, size_t n,
                         const char *const **names)
{
    const char **out = BG_ARRAY(arena, n, const char *);
    const char *why = row->fault;
    if (why == NULL && row->blank)
        why = "it is empty";
    for (size_t i = 0; !why && i < n; i++) {
        out[i] = bg_tab_name(arena, bg_tab_cell(row, i)->text);
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

static void map_wrong(struct linking *l, enum bg_code code, struct bg_pos pos, const char *sentence)
{
    bg_diag_add(l->intake->diags, code, pos, "%s", sentence);
    l->ok = false;
}

/* The column's position, or -1 after a message. */
static int map_find_column(struct linking *l, const char *name, struct bg_pos pos, const char *what)
{
    struct bg_arena *arena = l->intake->arena;
    const struct bg_map_header *header = l->header;
    int found = -1;
    const char *wanted = bg_tab_name(arena, name);
    for (size_t i = 0; i < header->n; i++) {
        if (strcmp(header->names[i], wanted) != 0)
            continue;
        if (found >= 0) {
            map_wrong(l, BG_E632, pos,
                      bg_arena_printf(arena, "%s: the table has two columns \"%s\"", what, name));
            return -1;
        }
        found = (int)i;
    }
    if (found < 0)
        map_wrong(l, BG_E632, pos,
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
        map_wrong(l, BG_E636, pos,
                  bg_arena_printf(l->intake->arena,
                                  "%s needs one of \"column\", \"columns\", \"value\"",
                                  cell->what));
    if (n == 0 && cell->column[0] != '\0')
        n = 1;
    size_t *at = BG_ARRAY(l->intake->arena, n, size_t);
    for (size_t i = 0; i < n; i++) {
        const char *name = cell->columns.n ? cell->columns.items[i] : cell->column;
        int found = map_find_column(l, name, pos, cell->what);
        at[i] = found < 0 ? 0 : (size_t)found;
    }
    cell->at = at;
    cell->at_n = n;
}

static void check_dates(struct linking *l, const char *form, struct bg_pos pos)
{
    if (form[0] && !bg_cell_text_date_form_is_good(form))
        map_wrong(l, BG_E636, pos,
                  bg_arena_printf(l->intake->arena,
                                  "\"%s\" is not a date format; use YYYY, MM and DD", form));
}

/* What the file says holds where the column says nothing of its own. */
static void default_marks(const struct bg_map *map, struct bg_map_cell *cell)
{
    if (!cell->decimal[0] && !cell->thousands[0]) {
        cell->decimal = map->decimal;
        cell->thousands = map->thousands;
    }
    cell->decimal = cell->decimal[0] ? cell->decimal : ".";
    if (cell->dates[0] == '\0')
        cell->dates = map->dates[0] != '\0' ? map->dates : "YYYY-MM-DD";
}

static void link_marks(struct linking *l, struct bg_map_cell *cell)
{
    bool own = cell->decimal[0] || cell->thousands[0];
    check_dates(l, cell->dates, cell->item.pos);
    default_marks(l->map, cell);
    if (own && strcmp(cell->decimal, cell->thousands) == 0)
        map_wrong(l, BG_E636, cell->item.pos,
                  bg_arena_printf(l->intake->arena,
                                  "%s: the decimal mark and the mark of thousands are both \"%s\"",
                                  cell->what, cell->decimal));
    if (cell->otherwise && cell->words.n == 0)
        map_wrong(
            l, BG_E636, cell->item.pos,
            bg_arena_printf(l->intake->arena, "%s: \"otherwise\" goes with \"words\"", cell->what));
}

void bg_map_settle(const struct bg_map *map, struct bg_map_cell *cell, const char *what,
                   enum bg_field_type type)
{
    cell->what = what;
    cell->type = (int)type;
    cell->decimal = cell->decimal ? cell->decimal : ""; /* of a cell that no shape has loaded */
    cell->thousands = cell->thousands ? cell->thousands : "";
    cell->dates = cell->dates ? cell->dates : "";
    default_marks(map, cell);
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
static const struct bg_field *map_find_field(const struct bg_ruleset *ruleset, const char *id)
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
        map_wrong(l, BG_E636, cell->item.pos,
                  bg_arena_printf(arena,
                                  "%s: its type is \"%s\" in the mapping and another in the "
                                  "ruleset",
                                  cell->what, bg_map_types[cell->type]));
    else if (field)
        cell->type = (int)field->type;
    else if (!l->intake->ruleset && !cell->type_said && !cell->value)
        map_wrong(l, BG_E636, cell->item.pos,
                  bg_arena_printf(arena,
                                  "%s: its type is not known; give --ruleset, or \"type\" here",
                                  cell->what));
}

static void unknown_field(struct linking *l, const struct bg_item *item, const char *what,
                          const struct bg_field *fields, size_t n)
{
    struct bg_arena *arena = l->intake->arena;
    const char **names = BG_ARRAY(arena, n, const char *);
    for (size_t i = 0; i < n; i++)
        names[i] = fields[i].id;
    map_wrong(l, BG_E632, item->pos,
              bg_arena_printf(arena, "the ruleset has no %s \"%s\"%s", what, item->key,
                              bg_did_you_mean(arena, item->key, names, n)));
}

static void link_answer(struct linking *l, struct bg_map_cell *cell)
{
    const struct bg_ruleset *ruleset = l->intake->ruleset;
    struct bg_arena *arena = l->intake->arena;
    link_cell(l, cell, bg_arena_printf(arena, "answer \"%s\"", cell->item.key));
    cell->field = ruleset ? map_find_field(ruleset, cell->item.key) : NULL;
    if (ruleset && !cell->field) {
        unknown_field(l, &cell->item, "field", ruleset->fields, ruleset->fields_n);
        return;
    }
    if (cell->field && cell->field->type == BG_FIELD_TABLE)
        map_wrong(l, BG_E636, cell->item.pos,
                  bg_arena_printf(arena, "%s is a table: map it in \"tables\"", cell->what));
    else
        link_type(l, cell);
}

static void link_table(struct linking *l, struct bg_map_table *table)
{
    const struct bg_ruleset *ruleset = l->intake->ruleset;
    struct bg_arena *arena = l->intake->arena;
    struct bg_map_cell *cells = table->columns.items;
    const struct bg_field *field = ruleset ? map_find_field(ruleset, table->item.key) : NULL;
    if (ruleset && (!field || field->type != BG_FIELD_TABLE)) {
        if (field)
            map_wrong(l, BG_E636, table->item.pos,
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
        map_find_column(l, map->unused.items[i], bg_json_pos(map->json, node), "unused");
}

const int *bg_map_skip_columns(struct bg_intake *intake, const struct bg_map *map,
                               const struct bg_map_header *header)
{
    struct linking l = {
        .intake = intake, .map = (struct bg_map *)map, .header = header, .ok = true};
    const struct bg_map_skip *skips = map->skip_where.items;
    int *columns = BG_ARRAY(intake->arena, map->skip_where.n + 1, int);
    for (size_t i = 0; i < map->skip_where.n; i++) {
        const struct bg_map_skip *skip = &skips[i];
        columns[i] =
            skip->column[0] ? map_find_column(&l, skip->column, skip->item.pos, "skip_where") : -1;
        if (!skip->is.n && !skip->begins[0] && !skip->contains[0] && !skip->blank)
            map_wrong(&l, BG_E636, skip->item.pos,
                      "a rule of \"skip_where\" needs one of \"is\", \"begins\", \"contains\", "
                      "\"blank\"");
    }
    return l.ok ? columns : NULL;
}

bool bg_map_link(struct bg_intake *intake, struct bg_map *map, const struct bg_map_header *header)
{
    struct linking l = {.intake = intake, .map = map, .header = header, .ok = true};
    struct bg_map_cell *answers = map->answers.items;
    struct bg_map_table *tables = map->tables.items;
    if (map->thousands[0] && strcmp(map->thousands, map->decimal[0] ? map->decimal : ".") == 0)
        map_wrong(&l, BG_E636, bg_item_pos(map->json, &map->item, "thousands"),
                  bg_arena_printf(intake->arena,
                                  "the decimal mark and the mark of thousands are both \"%s\"",
                                  map->thousands));
    check_dates(&l, map->dates, bg_item_pos(map->json, &map->item, "dates"));
    if (!bg_map_cell_is(&map->bid))
        map_wrong(&l, BG_E636, map->item.pos,
                  "\"bid\" is missing: it says which column has the id of the bid");
    link_cell(&l, &map->bid, "the bid's id");
    link_cell(&l, &map->vendor.id, "the vendor's id");
    link_cell(&l, &map->vendor.name, "the vendor's name");
    map->bid.is_name = map->vendor.name.is_name = true;
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
