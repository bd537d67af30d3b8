/* The cells that a row is scored in. */
#include "report/panel/sheets.h"

static const struct bg_criterion *level_rule_of(const struct bg_ps_book *b, size_t c)
{
    return &b->rules->criteria[b->criteria[c]];
}

enum { LABEL = 1, POINTS }; /* columns of Scale */

struct bg_shown bg_ps_level(const struct bg_ps_book *b, const struct bg_sheet_line *line, size_t c)
{
    int64_t first = b->scale_row[c], n = (int64_t)level_rule_of(b, c)->levels_n;
    const struct bg_allow list = {
        .what = BG_ALLOW_LIST,
        .formula = bg_ref_range(b->arena, "Scale", first, LABEL, first + n - 1, LABEL),
        .title = "Level",
        .message = "Choose the level that the bid reaches. The sheet Scale says what each means.",
        .error_title = "Not a level",
        .error = "Choose one of the published levels from the list."};
    return bg_show_as(BG_LOOK(INPUT_TEXT, ANY), bg_show_asked(line, &list));
}

struct bg_shown bg_ps_points(const struct bg_ps_book *b, const struct bg_sheet_line *line, size_t c,
                             int level)
{
    const struct bg_criterion *rule = level_rule_of(b, c);
    const struct bg_formula *cell = bg_ps_cell(b, line->row, level);
    const struct bg_formula *x = bg_formula_text(b->arena, "");
    if (rule->levels_n > BG_PS_LEVELS_MOST)
        return bg_show_as(BG_LOOK(CENTER_GREY, TEXT), bg_show_text("–"));
    for (size_t i = rule->levels_n; i-- > 0;) {
        int64_t at = b->scale_row[c] + (int64_t)i;
        x = BG_FORMULA(b->arena, "IF(OR(a=b,a=c),c,d)", cell, bg_page_cell(b->scale, at, LABEL),
                       bg_page_cell(b->scale, at, POINTS), x);
    }
    return bg_show_live(
        BG_FORMULA(b->arena, "IF(ISERROR(a),\"\",IF(TRIM(a)=\"\",\"\",b))", cell, x));
}

struct bg_shown bg_ps_choice(const struct bg_sheet_line *line, const char *title,
                             const char *message, bool partly)
{
    const struct bg_allow list = {.what = BG_ALLOW_LIST,
                                  .formula = partly ? "'Lists'!$A$2:$A$4" : "'Lists'!$A$2:$A$3",
                                  .title = title,
                                  .message = message,
                                  .error = message};
    return bg_show_asked(line, &list);
}

const struct bg_formula *bg_ps_status_of(const struct bg_ps_book *b, int64_t row, int level,
                                         int points, int reason, const struct bg_formula *rest)
{
    const struct bg_formula *why = bg_ps_cell(b, row, reason);
    if (level < 0)
        return BG_FORMULA(
            b->arena,
            "IF(ISERROR(a),\"Check: the reason\",IF(TRIM(a)=\"\",\"Missing: the reason\",b))", why,
            rest);
    return BG_FORMULA(b->arena,
                      "IF(OR(ISERROR(a),ISERROR(c)),\"Check: a cell shows an error\","
                      "IF(TRIM(a)=\"\",IF(TRIM(c)=\"\",\"Missing\",\"Missing: the level\"),"
                      "IF(b=\"\",\"Check: choose a level from the list\","
                      "IF(TRIM(c)=\"\",\"Missing: the reason\",d))))",
                      bg_ps_cell(b, row, level), bg_ps_cell(b, row, points), why, rest);
}
