/* What a cell may hold: the data validations of a page, and the words that go with them. */
#include <string.h>
#include <xlsxwriter.h>

#include "report/book/page_book.h"

enum { LIST_BYTES = 250, TITLE_UNITS = 32, MESSAGE_UNITS = 255, LENGTH_MAX = 32767 };

static const double ABSURD = 1e15, FIRST_DAY = 61, LAST_DAY = 2958465, DAYS_TO_1970 = 25569;

/* The library wants texts that it could change. NULL stays NULL. */
static char *xlsx_allow_own(struct bg_page *page, const char *text, size_t units)
{
    bool altered = false;
    if (!text || !*text)
        return NULL;
    text = bg_safe_text(page->book->arena, text, units, &altered);
    return bg_arena_text(page->book->arena, text, strlen(text));
}

struct xlsx_allowed {
    lxw_row_t row, last_row;
    lxw_col_t column, last_column;
    lxw_data_validation rule;
};

static void xlsx_allow_tell(struct bg_book *book, struct bg_page *page, const void *what)
{
    struct xlsx_allowed own = *(const struct xlsx_allowed *)what;
    lxw_error error = worksheet_data_validation_range(page->sheet, own.row, own.column,
                                                      own.last_row, own.last_column, &own.rule);
    if (error)
        bg_book_fail(book, bg_arena_printf(book->arena, "what a cell of sheet \"%s\" may hold: %s",
                                           page->name, lxw_strerror(error)));
}

static void xlsx_allow_set(struct bg_page *page, int64_t row, int column, int64_t last_row,
                           int last_column, const lxw_data_validation *rule)
{
    struct xlsx_allowed own = {(lxw_row_t)row, (lxw_row_t)last_row, (lxw_col_t)column,
                               (lxw_col_t)last_column, *rule};
    bg_book_later(page->book, page, xlsx_allow_tell, &own, sizeof own);
}

/* Lists over 255 bytes crash the library, and it does not escape commas and quotes: such a list is
 * left out, and the cell takes any text. */
void bg_page_allow_list(struct bg_page *page, int64_t row, int column, const char *const *items,
                        size_t n)
{
    size_t bytes = 0;
    if (n == 0 || n > 60)
        return;
    char **list = BG_ARRAY(page->book->arena, n + 1, char *);
    for (size_t i = 0; i < n; i++) {
        if (!*items[i] || strpbrk(items[i], ",\"\r\n\t"))
            return;
        bytes += strlen(items[i]) + 1;
        list[i] = xlsx_allow_own(page, items[i], MESSAGE_UNITS);
    }
    if (bytes > LIST_BYTES)
        return;
    lxw_data_validation rule = {.validate = LXW_VALIDATION_TYPE_LIST,
                                .value_list = list,
                                .ignore_blank = LXW_VALIDATION_ON};
    xlsx_allow_set(page, row, column, row, column, &rule);
}

void bg_page_allow_numbers(struct bg_page *page, int64_t row, int column, int64_t last_row,
                           struct bg_dec least)
{
    if (last_row < row)
        return;
    struct bg_allow allow = {.what = BG_ALLOW_DECIMAL,
                             .has_least = true,
                             .least = least,
                             .error = "This cell takes a number."};
    bg_page_allow(page, row, column, last_row, column, &allow);
}

/* Bounds that are not said are the widest that make sense, so that a text is refused all the
 * same. */
static void xlsx_allow_bound(lxw_data_validation *rule, const struct bg_allow *allow, double least,
                             double most, double shift)
{
    bool low = allow->has_least, high = allow->has_most;
    rule->criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
    rule->minimum_number = low ? bg_dec_double(allow->least) + shift : least;
    rule->maximum_number = high ? bg_dec_double(allow->most) + shift : most;
    if (low && !high) {
        rule->criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
        rule->value_number = rule->minimum_number;
    }
}

void bg_page_allow(struct bg_page *page, int64_t row, int column, int64_t last_row, int last_column,
                   const struct bg_allow *allow)
{
    lxw_data_validation rule = {
        .ignore_blank = LXW_VALIDATION_ON,
        .input_title = xlsx_allow_own(page, allow->title, TITLE_UNITS),
        .input_message = xlsx_allow_own(page, allow->message, MESSAGE_UNITS),
        .error_title = xlsx_allow_own(page, allow->error_title, TITLE_UNITS),
        .error_message = xlsx_allow_own(page, allow->error, MESSAGE_UNITS)};
    switch (allow->what) {
    case BG_ALLOW_ANY:
        rule.validate = LXW_VALIDATION_TYPE_ANY;
        break;
    case BG_ALLOW_LIST:
    case BG_ALLOW_FORMULA:
        rule.validate = allow->what == BG_ALLOW_LIST ? LXW_VALIDATION_TYPE_LIST_FORMULA
                                                     : LXW_VALIDATION_TYPE_CUSTOM_FORMULA;
        rule.value_formula = bg_arena_printf(page->book->arena, "=%s", allow->formula);
        break;
    case BG_ALLOW_WHOLE:
        rule.validate = LXW_VALIDATION_TYPE_INTEGER;
        xlsx_allow_bound(&rule, allow, -ABSURD, ABSURD, 0);
        break;
    case BG_ALLOW_DECIMAL:
        rule.validate = LXW_VALIDATION_TYPE_DECIMAL;
        xlsx_allow_bound(&rule, allow, -ABSURD, ABSURD, 0);
        break;
    case BG_ALLOW_DATE:
        rule.validate = LXW_VALIDATION_TYPE_DATE_NUMBER;
        xlsx_allow_bound(&rule, allow, FIRST_DAY, LAST_DAY, DAYS_TO_1970);
        break;
    case BG_ALLOW_LENGTH:
        rule.validate = LXW_VALIDATION_TYPE_LENGTH;
        xlsx_allow_bound(&rule, allow, 0, LENGTH_MAX, 0);
        break;
    }
    xlsx_allow_set(page, row, column, last_row, last_column, &rule);
}
