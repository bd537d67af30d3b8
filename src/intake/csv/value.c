/* What the text of a cell means, by the type of its field and the mapping. Nothing is guessed: what
 * could mean two things is a problem with its reason. */
#include "intake/csv/map.h"

#include <string.h>

#include "base/cell_text.h"
#include "base/date.h"
#include "base/number_shown.h"
#include "base/text.h"

/* -- values ------------------------------------------------------------------------------------ */

static bool is_missing(const struct bg_map *map, const char *trimmed)
{
    for (size_t i = 0; i < map->missing.n; i++)
        if (strcmp(map->missing.items[i], trimmed) == 0)
            return true;
    return !trimmed[0];
}

static struct bg_csv_value of_text(struct bg_arena *arena, const char *text)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    bg_buf_json(&out, text, -1);
    return (struct bg_csv_value){.json = bg_buf_text(&out), .text = text};
}

/* Its text as people may see it, so that nothing is lost. */
static struct bg_csv_value value_refuse(struct bg_arena *arena, const char *text,
                                        const char *problem)
{
    struct bg_buf shown;
    bg_buf_init(&shown, arena);
    bg_text_visible(&shown, text, strlen(text));
    struct bg_csv_value value = of_text(arena, bg_buf_text(&shown));
    value.problem = problem;
    return value;
}

/* A value that is in the mapping. */
static struct bg_csv_value value_constant(struct bg_arena *arena, const struct bg_map *map,
                                          const struct cJSON *node)
{
    const char *text;
    size_t n;
    if (bg_json_type(node) == BG_JSON_NULL)
        return (struct bg_csv_value){.json = NULL};
    bg_json_raw(map->json, node, &text, &n);
    return (struct bg_csv_value){.json = bg_arena_text(arena, text, n), .text = bg_json_text(node)};
}

/* Marks of footnotes at the ends, without them. */
static const char *value_without_marks(struct bg_arena *arena, const struct bg_map *map,
                                       const char *text, bool *marked)
{
    for (bool again = map->marks.n > 0; again;) {
        again = false;
        for (size_t i = 0; i < map->marks.n; i++) {
            const char *mark = map->marks.items[i];
            size_t n = strlen(mark), length = strlen(text);
            if (n == 0 || length < n)
                continue;
            if (strncmp(text, mark, n) == 0)
                text = bg_cell_text_trim(arena, text + n);
            else if (strcmp(text + length - n, mark) == 0)
                text = bg_cell_text_trim(arena, bg_arena_text(arena, text, length - n));
            else
                continue;
            again = *marked = true;
        }
    }
    return text;
}

const char *bg_map_without_marks(struct bg_arena *arena, const struct bg_map *map, const char *text)
{
    bool marked;
    return value_without_marks(arena, map, text, &marked);
}

/* "(1,200.00)" as "-1,200.00", where the mapping says that negative amounts are written so. */
static const char *without_parentheses(struct bg_arena *arena, const struct bg_map *map,
                                       const char *text)
{
    size_t n = strlen(text);
    const char *open = strchr(text, '(');
    if (!map->negatives || !open || text[n - 1] != ')' || strpbrk(open + 1, "(-"))
        return text;
    return bg_arena_printf(arena, "-%.*s%.*s", (int)(open - text), text,
                           (int)(text + n - 1 - (open + 1)), open + 1);
}

static struct bg_csv_value read_boolean(struct bg_arena *arena, const char *text)
{
    bool truth;
    if (bg_cell_text_truth(text, &truth))
        return (struct bg_csv_value){.json = truth ? "true" : "false"};
    return value_refuse(arena, text,
                        bg_arena_printf(arena,
                                        "%s is neither yes nor no; \"words\" can say what it means",
                                        bg_cell_text_quoted(arena, text)));
}

static struct bg_csv_value value_read_date(struct bg_arena *arena, const struct bg_map_cell *cell,
                                           const char *text)
{
    int64_t days;
    char iso[BG_DATE_TEXT];
    const char *why = bg_cell_text_date(arena, text, cell->dates, &days);
    if (why)
        return value_refuse(arena, text, why);
    return of_text(arena, bg_arena_text(arena, bg_date_text(days, iso), 10));
}

/* A date, and a time after it. What is neither is left as it is: the door refuses it. */
static struct bg_csv_value read_moment(struct bg_arena *arena, const struct bg_map_cell *cell,
                                       const char *text)
{
    int64_t days;
    const char *end;
    char iso[BG_DATE_TEXT];
    if (!bg_cell_text_date_as(text, cell->dates, &days, &end) || (*end && !strchr(" T", *end)))
        return of_text(arena, text);
    const char *whole = bg_arena_printf(arena, "%s%s%s", bg_date_text(days, iso), *end ? "T" : "",
                                        *end ? bg_cell_text_trim(arena, end + 1) : "");
    return of_text(arena, whole);
}

/* By its id, else by its label. What is neither is left as it is: the door says what is near. */
static struct bg_csv_value value_read_choice(struct bg_arena *arena, const struct bg_field *field,
                                             const char *text)
{
    size_t n = field ? field->choices_n : 0;
    struct bg_cell_text_option *choices = BG_ARRAY(arena, n + 1, struct bg_cell_text_option);
    for (size_t i = 0; i < n; i++)
        choices[i] = (struct bg_cell_text_option){field->choices[i].id, field->choices[i].label};
    long found = bg_cell_text_choice(choices, n, text, false);
    if (found == BG_CELL_TEXT_TWO_CHOICES)
        return value_refuse(arena, text,
                            bg_arena_printf(arena, "%s is the label of two choices",
                                            bg_cell_text_quoted(arena, text)));
    struct bg_csv_value value = of_text(arena, found >= 0 ? choices[found].id : text);
    value.relabelled = found >= 0 && strcmp(choices[found].id, text) != 0;
    return value;
}

static struct bg_csv_value value_read_number(struct bg_arena *arena, const struct bg_map_cell *cell,
                                             const char *text, const char *currency)
{
    struct bg_cell_text_rule rule = {
        .decimal = cell->decimal[0],
        .thousands = cell->thousands[0],
        .money = cell->type == BG_FIELD_MONEY,
        .percent = cell->type == BG_FIELD_PERCENT,
        .currency = currency,
        .unit = cell->field ? cell->field->unit : "",
    };
    const char *json = NULL, *why = bg_cell_text_number(arena, text, &rule, &json);
    return why ? value_refuse(arena, text, why) : (struct bg_csv_value){.json = json};
}

/* The texts of its columns as one; those that are not filled in are left out. */
static const char *value_join(struct bg_arena *arena, const struct bg_map *map,
                              const struct bg_map_cell *cell,
                              const struct bg_tab_cell *const *cells)
{
    struct bg_buf out;
    if (cell->at_n == 1)
        return cells[0]->text;
    bg_buf_init(&out, arena);
    for (size_t i = 0; i < cell->at_n; i++) {
        const char *text = bg_cell_text_trim(arena, cells[i]->text);
        if (!is_missing(map, text))
            bg_buf_printf(&out, "%s%s", out.size ? " / " : "", text);
    }
    return bg_buf_text(&out);
}

static bool is_number_type(int type)
{
    return type >= BG_FIELD_INTEGER && type <= BG_FIELD_PERCENT;
}

/* A number of a workbook, as its cell shows it: "€1,200" is no amount in USD, and 1.2 shown as
 * millions is not 1.2. A zero that is not shown is a blank, as whoever looks at the table sees it. */
static struct bg_csv_value csv_value_shown_number(struct bg_arena *arena,
                                                  const struct bg_map_cell *cell,
                                                  const struct bg_tab_cell *own,
                                                  const char *currency)
{
    const struct bg_number_asked asked = {.currency = currency,
                                          .unit = cell->field ? cell->field->unit : "",
                                          .money = cell->type == BG_FIELD_MONEY,
                                          .percent = cell->type == BG_FIELD_PERCENT,
                                          .any_unit = true};
    struct bg_dec number;
    char text[BG_DEC_TEXT];
    bool percent = false;
    if (!own->format || !bg_dec_parse(own->held, strlen(own->held), &number))
        return (struct bg_csv_value){.json = own->text};
    if (bg_number_shown_hidden_zero(own->format, number))
        return (struct bg_csv_value){.json = NULL};
    const char *why = bg_number_shown_fault(arena, &asked, own->format, number, &percent);
    if (why)
        return value_refuse(arena, own->held, why);
    if (!percent || !bg_dec_mul(number, bg_dec_int(100), &number))
        return (struct bg_csv_value){.json = own->held};
    bg_dec_text(number, text);
    return (struct bg_csv_value){.json = bg_arena_text(arena, text, strlen(text))};
}

/* A cell of a workbook that is a number, a day or a truth there already. False: it is a text. */
static bool value_typed(struct bg_arena *arena, const struct bg_map_cell *cell,
                        const struct bg_tab_cell *own, const char *currency,
                        struct bg_csv_value *out)
{
    if (own->kind == BG_TAB_FAULT) {
        *out = value_refuse(arena, "", own->text);
        return true;
    }
    if (own->kind == BG_TAB_BLANK || own->kind == BG_TAB_TEXT)
        return false;
    *out = of_text(arena, own->text);
    if (own->kind == BG_TAB_NUMBER && is_number_type(cell->type))
        *out = csv_value_shown_number(arena, cell, own, currency);
    else if (own->kind == BG_TAB_TRUTH && cell->type == BG_FIELD_BOOLEAN)
        *out = (struct bg_csv_value){.json = own->text};
    else if (own->kind == BG_TAB_DATE && cell->type == BG_FIELD_DATE)
        *out = of_text(arena, bg_arena_text(arena, own->text, 10));
    else if (own->kind == BG_TAB_DATE && is_number_type(cell->type))
        *out = value_refuse(arena, own->text, "the cell shows a date where a number belongs");
    else if (cell->type != BG_FIELD_TEXT && cell->type != BG_FIELD_CHOICE && !cell->moment)
        return false;
    return true;
}

static struct bg_csv_value value_read_text(struct bg_arena *arena, const struct bg_map *map,
                                           const struct bg_map_cell *cell, const char *text,
                                           const char *currency)
{
    bool marked = false;
    struct bg_csv_value value;
    if (cell->moment)
        return read_moment(arena, cell, text);
    switch ((enum bg_field_type)cell->type) {
    case BG_FIELD_TEXT:
        return of_text(arena,
                       cell->is_name ? value_without_marks(arena, map, text, &marked) : text);
    case BG_FIELD_BOOLEAN:
        return read_boolean(arena, text);
    case BG_FIELD_DATE:
        return value_read_date(arena, cell, text);
    case BG_FIELD_CHOICE:
        return value_read_choice(arena, cell->field, text);
    default:
        text = without_parentheses(arena, map, value_without_marks(arena, map, text, &marked));
        value = value_read_number(arena, cell, text, currency);
        value.marked = marked;
        return value;
    }
}

struct bg_csv_value bg_csv_value(struct bg_arena *arena, const struct bg_map *map,
                                 const struct bg_map_cell *cell,
                                 const struct bg_tab_cell *const *cells, const char *currency)
{
    const struct bg_map_word *words = cell->words.items;
    struct bg_csv_value value;
    if (cell->value)
        return value_constant(arena, map, cell->value);
    const char *text = value_join(arena, map, cell, cells),
               *trimmed = bg_cell_text_trim(arena, text);
    for (size_t i = 0; i < cell->words.n; i++)
        if (strcmp(words[i].item.key, trimmed) == 0)
            return value_constant(arena, map, words[i].value);
    if (is_missing(map, trimmed))
        return (struct bg_csv_value){.json = NULL};
    if (cell->otherwise)
        return value_constant(arena, map, cell->otherwise);
    if (cell->at_n == 1 && value_typed(arena, cell, cells[0], currency, &value))
        return value;
    if (bg_cell_text_forbidden(text, strlen(text)))
        return value_refuse(
            arena, text,
            bg_arena_printf(arena, "%s: a control character", bg_cell_text_quoted(arena, text)));
    return value_read_text(arena, map, cell, trimmed, currency);
}
