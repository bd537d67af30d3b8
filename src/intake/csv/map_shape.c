/* The mapping file: its keys. */
#include "intake/csv/map.h"

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
const char *const bg_map_types[] = {"text",    "integer", "number", "money", "percent",
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
    {"type", BG_KEY_ENUM, IN(bg_map_cell, type), SAID(bg_map_cell, type_said),
     .names = bg_map_types, .about = "Where no ruleset is given"},
    {"words", BG_KEY_MAP, IN(bg_map_cell, words), .of = &word_shape, .least = 1,
     .about = "What the texts of the column mean"},
    {"otherwise", BG_KEY_SCALAR, IN(bg_map_cell, otherwise),
     .about = "What every other text of the column means; unless said, it is taken as it is"},
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

/* -- bidders in columns ------------------------------------------------------------------------ */

const char *const bg_map_role_names[] = {
    [BG_LINE_ITEM] = "item", [BG_LINE_DESCRIPTION] = "description", [BG_LINE_QUANTITY] = "quantity",
    [BG_LINE_UNIT] = "unit", [BG_LINE_UNIT_PRICE] = "unit_price",   [BG_LINE_AMOUNT] = "amount",
    [BG_LINE__COUNT] = NULL};
static const char *const in_rows_or_columns[] = {"rows", "columns", NULL};
static const char *const negatives[] = {"minus", "parentheses", NULL};
static const char *const below[] = {"ignored", "options", NULL};
static const char *const statuses[] = {"active",  "withdrawn", "disqualified",
                                       "deleted", "pending",   NULL};

static const struct bg_key skip_keys[] = {
    {"column", BG_KEY_TEXT, IN(bg_map_skip, column),
     .about = "Unless said: the first cell of the row that is filled in"},
    {"is", BG_KEY_TEXTS, IN(bg_map_skip, is), .about = "One of these texts"},
    {"begins", BG_KEY_TEXT, IN(bg_map_skip, begins)},
    {"contains", BG_KEY_TEXT, IN(bg_map_skip, contains)},
    {"blank", BG_KEY_BOOL, IN(bg_map_skip, blank), .about = "The cell is not filled in"},
    END};
static const struct bg_shape skip_shape = {.name = "skip",
                                           .what = "rule of \"skip_where\"",
                                           .size = sizeof(struct bg_map_skip),
                                           .keys = skip_keys};

static const struct bg_key rows_keys[] = {
    {"header", BG_KEY_INT, IN(bg_map_rows, header), .min = "1", .max = "1000",
     .about = "Unless said: the first row with all the columns that \"lines\" names"},
    {"header_rows", BG_KEY_INT, IN(bg_map_rows, header_rows), .unless = "1", .min = "1", .max = "5",
     .about = "Over how many rows the names of the columns go"},
    {"bidders", BG_KEY_INT, IN(bg_map_rows, bidders), .min = "1", .max = "1000",
     .about = "Unless said: the row above the header with most names over the bidders' columns, "
              "the nearest of those"},
    {"bidder_rows", BG_KEY_INT, IN(bg_map_rows, bidder_rows), .unless = "1", .min = "1",
     .max = "10", .about = "Over how many rows the names of the bidders go"},
    {"first_line", BG_KEY_INT, IN(bg_map_rows, first_line), .min = "1",
     .about = "Unless said: the row below the header"},
    {"last_line", BG_KEY_INT, IN(bg_map_rows, last_line), .min = "1",
     .about = "Unless said: the row before the totals, or the last one"},
    {"totals", BG_KEY_TEXTS, IN(bg_map_rows, totals),
     .about = "How the label of the row with the totals begins"},
    {"below_totals", BG_KEY_ENUM, IN(bg_map_rows, below_totals), .names = below,
     .unless = "ignored", .about = "What lines below the totals are"},
    END};
static const struct bg_shape rows_shape = {
    .name = "rows", .what = "rows", .size = sizeof(struct bg_map_rows), .keys = rows_keys};

#define ROLE(i) offsetof(struct bg_map_lines, role) + (i) * sizeof(struct bg_map_cell)
static const struct bg_key lines_keys[] = {
    {"item", BG_KEY_OBJECT, ROLE(BG_LINE_ITEM), .of = &cell_shape},
    {"description", BG_KEY_OBJECT, ROLE(BG_LINE_DESCRIPTION), .of = &cell_shape},
    {"quantity", BG_KEY_OBJECT, ROLE(BG_LINE_QUANTITY), .of = &cell_shape},
    {"unit", BG_KEY_OBJECT, ROLE(BG_LINE_UNIT), .of = &cell_shape},
    {"unit_price", BG_KEY_OBJECT, ROLE(BG_LINE_UNIT_PRICE), .of = &cell_shape,
     .about = "Of each bidder; * where its column has the bidder's name in the header"},
    {"amount", BG_KEY_OBJECT, ROLE(BG_LINE_AMOUNT), .of = &cell_shape, .about = "The same"},
    END};
static const struct bg_shape lines_shape = {
    .name = "lines", .what = "lines", .size = sizeof(struct bg_map_lines), .keys = lines_keys};

static const struct bg_key state_keys[] = {
    {"status", BG_KEY_ENUM, IN(bg_map_state, status), .names = statuses, .required = true},
    {"reason", BG_KEY_TEXT, IN(bg_map_state, reason)},
    END};
static const struct bg_shape state_shape = {.name = "state",
                                            .what = "status of bidder",
                                            .size = sizeof(struct bg_map_state),
                                            .keys = state_keys,
                                            .by = BG_BY_TEXT,
                                            .about = "What was decided of a bidder, by its name"};

static const struct bg_key check_keys[] = {
    {"sheet", BG_KEY_TEXT, IN(bg_map_check, sheet), .required = true},
    {"header_row", BG_KEY_INT, IN(bg_map_check, header_row), .unless = "1", .min = "1",
     .max = "1000"},
    {"bidder", BG_KEY_OBJECT, IN(bg_map_check, bidder), .of = &cell_shape, .required = true},
    {"total", BG_KEY_OBJECT, IN(bg_map_check, total), .of = &cell_shape, .required = true},
    END};
static const struct bg_shape check_shape = {.name = "check",
                                            .what = "check",
                                            .size = sizeof(struct bg_map_check),
                                            .keys = check_keys,
                                            .about = "A sheet that publishes the totals: they are "
                                                     "compared, and its marks are told"};

static const struct bg_key map_keys[] = {
    {"format", BG_KEY_WORD, IN(bg_map, format), .names = formats, .required = true},
    {"title", BG_KEY_TEXT, IN(bg_map, title)},
    {"encoding", BG_KEY_ENUM, IN(bg_map, encoding), .names = encodings, .unless = "utf-8",
     .about = "A byte-order mark decides before it"},
    {"delimiter", BG_KEY_WORD, IN(bg_map, delimiter), .names = delimiters,
     .about = "Unless said: the one that is most often in the header"},
    {"header_row", BG_KEY_INT, IN(bg_map, header_row), .unless = "1", .min = "1", .max = "1000",
     .about = "Rows above it are not read"},
    MARKS(bg_map),
    {"missing", BG_KEY_TEXTS, IN(bg_map, missing), .about = "Texts that mean: not answered"},
    {"negatives", BG_KEY_ENUM, IN(bg_map, negatives), .names = negatives, .unless = "minus",
     .about = "How a negative amount is written; a minus sign is always read"},
    {"marks", BG_KEY_TEXTS, IN(bg_map, marks),
     .about = "Marks of footnotes that may be beside a number or a name, such as *"},
    {"sheets", BG_KEY_TEXTS, IN(bg_map, sheets),
     .about = "Of a workbook; unless said, those that have the header"},
    {"bidders_in", BG_KEY_ENUM, IN(bg_map, bidders_in), .names = in_rows_or_columns,
     .unless = "rows", .about = "Where each bidder is; in columns: \"rows\" and \"lines\" apply"},
    {"rows", BG_KEY_OBJECT, IN(bg_map, rows), .of = &rows_shape},
    {"lines", BG_KEY_OBJECT, IN(bg_map, lines), .of = &lines_shape,
     .about = "The columns of a price line, by their names"},
    {"options", BG_KEY_TEXTS, IN(bg_map, options),
     .about = "Sheets whose lines are options (alternates), which the price is without"},
    {"not_bidders", BG_KEY_TEXTS, IN(bg_map, not_bidders), SAID(bg_map, not_bidders_said),
     .about = "Names that are no bidders; unless said, those of an engineer's estimate"},
    {"skip_where", BG_KEY_LIST, IN(bg_map, skip_where), .of = &skip_shape,
     .about = "Rows that are left out: footnotes, subtotals"},
    {"statuses", BG_KEY_MAP, IN(bg_map, statuses), .of = &state_shape},
    {"check", BG_KEY_OBJECT, IN(bg_map, check), .of = &check_shape},
    {"bid", BG_KEY_OBJECT, IN(bg_map, bid), .of = &cell_shape,
     .about = "The id; rows with the same one are one bid. Required where bidders are in rows"},
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
