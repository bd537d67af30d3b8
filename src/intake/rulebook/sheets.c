/* The sheets of a ruleset: rows only. A list of entries is one row here; its columns are the keys
 * of its shape, so that a new key of the loader has its column at once. */
#include "intake/rulebook/rulebook.h"

#include <string.h>

#include "intake/ruleset/shape.h"

static const char *const criteria_first[] = {
    "title", "kind",   "weight",  "#sum", "element",     "#words",     "test",
    "value", "from",   "to",      "when", "otherwise",   "on_missing", "stage",
    "cure",  "source", "sources", "why",  "description", "caution",    NULL};
static const char *const figures_first[] = {"value", "source", "verified", "valid_until", NULL};
static const char *const params_first[] = {"title", "unit",        "at",       "source",
                                           "by",    "valid_until", "proposed", NULL};
static const char *const fields_first[] = {"label",   "type", "unit",     "required", "min", "max",
                                           "pattern", "role", "evidence", "help",     NULL};
static const char *const sources_first[] = {"title",     "url",      "citation",
                                            "retrieved", "verified", NULL};
static const char *const none[] = {NULL};
/* Gone before the ruleset is shown: what they name is in their place. */
static const char *const composed[] = {"include", "definitions", NULL};

#define CRITERION "Criteria"

const struct bg_grid_def bg_grid_defs[] = {
    {.name = BG_GRID_CRITERIA,
     .title = "Criteria",
     .note = "One row a criterion; a group comes before its parts. Weights of the top level and of "
             "the price add up to the total; those inside a group to 100.",
     .shape = "criteria",
     .paths = {"criteria", "@1/criteria"},
     .choose = 1,
     .keys = {"Id", "In group"},
     .ids_of = {NULL, BG_GRID_CRITERIA},
     .keys_n = 2,
     .own = 0,
     .tree = true,
     .first = criteria_first,
     .leave = none,
     .spare = 15},
    {.name = "Bands",
     .title = "Bands",
     .note =
         "Of criteria of the kind \"bands\": the first that holds counts, in this order. Each has "
         "one of the four limits.",
     .shape = "criteria/bands",
     .paths = {"@0/bands"},
     .choose = -1,
     .keys = {CRITERION},
     .ids_of = {BG_GRID_CRITERIA},
     .keys_n = 1,
     .own = -1,
     .first = none,
     .leave = none,
     .spare = 15},
    {.name = "Choice points",
     .title = "Points of choices",
     .note = "Of criteria of the kind \"choice\": what each answer earns.",
     .shape = "criteria/points",
     .paths = {"@0/points"},
     .choose = -1,
     .keys = {CRITERION, "Choice"},
     .ids_of = {BG_GRID_CRITERIA},
     .keys_n = 2,
     .own = 1,
     .value = "Points",
     .first = none,
     .leave = none,
     .spare = 10},
    {.name = "Scale",
     .title = "Levels of the panel",
     .note = "Of criteria that people score: each level has words of its own.",
     .shape = "criteria/levels",
     .paths = {"@0/levels"},
     .choose = -1,
     .keys = {CRITERION},
     .ids_of = {BG_GRID_CRITERIA},
     .keys_n = 1,
     .own = -1,
     .first = none,
     .leave = none,
     .spare = 10},
    {.name = "Parameters",
     .title = "Parameters",
     .note = "Dated figures that the criteria read. Their values are in the sheet Figures.",
     .shape = "parameters",
     .paths = {"parameters"},
     .choose = -1,
     .keys = {"Id"},
     .keys_n = 1,
     .own = 0,
     .first = params_first,
     .leave = (const char *const[]){"values", "table", NULL},
     .spare = 10},
    {.name = "Figures",
     .title = "Figures",
     .note =
         "The value of each parameter from a day on, with the source it was read in. \"For\" is "
         "the entry of a parameter that has several, such as a tier; * is any other.",
     .shape = "parameters/values",
     .paths = {"parameters/$0/values", "parameters/$0/table/~1"},
     .choose = 1,
     .keys = {"Parameter", "For", "From"},
     .ids_of = {"Parameters"},
     .keys_n = 3,
     .own = 2,
     .first = figures_first,
     .leave = none,
     .spare = 20},
    {.name = "Facts",
     .title = "Facts",
     .note =
         "What the buyer sets about the solicitation. No vendor chooses the tier it is judged by.",
     .shape = "facts",
     .paths = {"facts"},
     .choose = -1,
     .keys = {"Id"},
     .keys_n = 1,
     .own = 0,
     .first = none,
     .leave = none,
     .spare = 10},
    {.name = "Questions",
     .title = "Questions to vendors",
     .note = "The questionnaire: one row a question. Columns of tables and choices have sheets of "
             "their own.",
     .shape = "fields",
     .paths = {"fields"},
     .choose = -1,
     .keys = {"Id"},
     .keys_n = 1,
     .own = 0,
     .first = fields_first,
     .leave = none,
     .spare = 15},
    {.name = "Columns",
     .title = "Columns of tables",
     .note = "Of questions of the type \"table\".",
     .shape = "fields/columns",
     .paths = {"fields/$0/columns"},
     .choose = -1,
     .keys = {"Field", "Id"},
     .ids_of = {"Questions"},
     .keys_n = 2,
     .own = 1,
     .first = fields_first,
     .leave = none,
     .spare = 10},
    {.name = "Choices",
     .title = "Choices",
     .note = "Of questions, and of columns of tables, of the type \"choice\".",
     .shape = "fields/choices",
     .paths = {"fields/$0/choices", "fields/$0/columns/$1/choices"},
     .choose = 1,
     .keys = {"Field", "Column", "Choice"},
     .ids_of = {"Questions"},
     .keys_n = 3,
     .own = 2,
     .value = "Label",
     .first = none,
     .leave = none,
     .spare = 10},
    {.name = "Preferences",
     .title = "Preferences",
     .note = "Prices are adjusted for ranking only; the contract is at the bid price.",
     .shape = "price/preferences",
     .paths = {"price/preferences"},
     .choose = -1,
     .keys = {"Id"},
     .keys_n = 1,
     .own = 0,
     .first = none,
     .leave = none,
     .spare = 6},
    {.name = "Adjustments",
     .title = "Adjustments of the price",
     .note = "Money that is added or taken off for ranking.",
     .shape = "price/adjustments",
     .paths = {"price/adjustments"},
     .choose = -1,
     .keys = {"Id"},
     .keys_n = 1,
     .own = 0,
     .first = none,
     .leave = none,
     .spare = 6},
    {.name = "Abnormally low",
     .title = "Abnormally low prices",
     .note = "Methods that flag a bid and draft the question to its vendor. None rejects.",
     .shape = "abnormally_low",
     .paths = {"abnormally_low"},
     .choose = -1,
     .keys = {"Id"},
     .keys_n = 1,
     .own = 0,
     .first = none,
     .leave = none,
     .spare = 4},
    {.name = "Formula figures",
     .title = "Figures of formulas",
     .note =
         "By name: of the price formula, or (with its id) of a method for abnormally low prices.",
     .shape = "price/parameters",
     .paths = {"price/parameters", "abnormally_low/$1/parameters"},
     .choose = 1,
     .keys = {"Name", "Of method"},
     .ids_of = {NULL, "Abnormally low"},
     .keys_n = 2,
     .own = 0,
     .value = "Value",
     .first = none,
     .leave = none,
     .spare = 6},
    {.name = "Weight limits",
     .title = "Limits on weights",
     .note = "Shares of the weights that a rule demands.",
     .shape = "award/weight_limits",
     .paths = {"award/weight_limits"},
     .choose = -1,
     .keys = {"Id"},
     .keys_n = 1,
     .own = 0,
     .first = none,
     .leave = none,
     .spare = 4},
    {.name = "Measures",
     .title = "Measures",
     .note = "Quantities that a model of these rules reports.",
     .shape = "measures",
     .paths = {"measures"},
     .choose = -1,
     .keys = {"Id"},
     .keys_n = 1,
     .own = 0,
     .first = none,
     .leave = none,
     .spare = 6},
    {.name = "Sources",
     .title = "Sources",
     .note = "Where each rule and figure can be read.",
     .shape = "sources",
     .paths = {"sources"},
     .choose = -1,
     .keys = {"Id"},
     .keys_n = 1,
     .own = 0,
     .first = sources_first,
     .leave = none,
     .spare = 15},
};
const size_t bg_grid_defs_n = sizeof bg_grid_defs / sizeof *bg_grid_defs;

const struct bg_grid_pairs bg_grid_pairs[] = {
    {.name = "Solicitation",
     .title = "Ruleset and solicitation",
     .note = "What it is, for whom, and the dates that decide. Lists have one entry a line.",
     .parts = {{"Ruleset", "", composed},
               {"Solicitation", "solicitation", none},
               {"Dates", "solicitation/dates", none}},
     .before = 0},
    {.name = BG_GRID_PRICE,
     .title = "Price",
     .note = "How prices become points, or rank by themselves.",
     .parts = {{"Price", "price", none}, {"Schedule of prices", "price/schedule", none}},
     .before = 10},
    {.name = BG_GRID_AWARD,
     .title = "Award",
     .note = "Who is recommended, how ties are broken, and how points are rounded.",
     .parts = {{"Award", "award", none}},
     .before = 14},
};
const size_t bg_grid_pairs_n = sizeof bg_grid_pairs / sizeof *bg_grid_pairs;

const struct bg_grid_def *bg_grid_def_of(const char *sheet)
{
    for (size_t i = 0; i < bg_grid_defs_n; i++)
        if (strcmp(bg_grid_defs[i].name, sheet) == 0)
            return &bg_grid_defs[i];
    return NULL;
}

const struct bg_shape *bg_grid_shape(const char *path)
{
    const struct bg_shape *shape = &bg_ruleset_shape;
    while (*path && shape) {
        size_t n = strcspn(path, "/");
        const struct bg_key *key = shape->keys;
        while (key->name && (strlen(key->name) != n || memcmp(key->name, path, n) != 0))
            key++;
        shape = key->name ? key->of : NULL;
        path += n + (path[n] == '/');
    }
    return shape;
}

enum bg_grid_kind bg_grid_kind_of(const struct bg_key *key)
{
    if (key->name && strcmp(key->name, "ties") == 0)
        return BG_GRID_TIES;
    switch (key->type) {
    case BG_KEY_TEXT:
        return BG_GRID_TEXT;
    case BG_KEY_WORD:
    case BG_KEY_ENUM:
        return BG_GRID_WORD;
    case BG_KEY_DATE:
        return BG_GRID_DATE;
    case BG_KEY_INSTANT:
        return BG_GRID_MOMENT;
    case BG_KEY_BOOL:
        return BG_GRID_YES_NO;
    case BG_KEY_INT:
    case BG_KEY_DEC:
        return BG_GRID_NUMBER;
    case BG_KEY_SCALAR:
        return BG_GRID_SCALAR;
    case BG_KEY_EXPR:
        return BG_GRID_EXPR;
    case BG_KEY_TEXTS:
        return BG_GRID_TEXTS;
    default:
        return BG_GRID_JSON;
    }
}
