/* Title page: every dated figure with its source, the buyer's facts, the sources, and what nobody
 * has verified. */
#include "report/ruleset/title_page.h"

#include <string.h>

#include "base/date.h"

static const char *title_page_sources_date_text(struct bg_arena *arena, int64_t days)
{
    char text[BG_DATE_TEXT];
    return days == BG_NO_DATE ? "" : bg_arena_printf(arena, "%s", bg_date_text(days, text));
}

static const char *title_page_sources_decides(enum bg_date_role at)
{
    static const char *const words[] = {
        [BG_AT_ADVERTISED] = "advertisement",
        [BG_AT_BIDS_DUE] = "bids due",
        [BG_AT_AWARD] = "award",
        [BG_AT_START] = "start of the contract",
        [BG_AT_END] = "end of the contract",
        [BG_AT_AS_OF] = "evaluation",
        [BG_AT_TERM] = "every date of the term",
    };
    return words[at];
}

/* -- parameters ----------------------------------------------------------------------------- */

/* Numbers with commas between thousands; a rate of money ("USD/hour") with two places or more. */
static void title_page_sources_put_value(struct bg_buf *out, const struct bg_value *value,
                                         const char *unit)
{
    struct bg_buf words;
    char text[BG_DEC_TEXT];
    bg_buf_init(&words, out->arena);
    if (value->type == BG_V_NUMBER) {
        int places = value->as.number.places;
        bool rate = strlen(unit) > 4 && unit[3] == '/';
        bg_buf_puts(&words,
                    bg_dec_grouped(value->as.number, rate && places < 2 ? 2 : places, text));
        if (unit[0])
            bg_buf_printf(&words, " %s", unit);
    } else {
        bg_value_words(value, &words);
    }
    bg_title_text(out, bg_buf_text(&words));
}

static void put_dated(struct bg_buf *out, const struct bg_param *param,
                      const struct bg_dated_value *dated)
{
    if (dated->value.type == BG_V_MISSING)
        bg_buf_puts(out, "ends: none in force");
    else
        title_page_sources_put_value(out, &dated->value, param->unit);
}

/* The mark is about the figure where the file says so, else about its source. */
static const char *title_page_sources_mark(const struct bg_dated_value *dated)
{
    if (!dated->verified)
        return "**NOT VERIFIED**";
    if (dated->source && dated->source->verified_said && dated->source->verified)
        return "verified";
    return "not said";
}

static void title_page_sources_put_keys(struct bg_buf *out, const struct bg_param *param,
                                        const struct bg_param_cell *cell)
{
    for (size_t i = 0; i < param->by_n; i++) {
        if (i)
            bg_buf_puts(out, ", ");
        if (cell->keys[i][0] == '*' && !cell->keys[i][1])
            bg_buf_puts(out, "any other");
        else
            bg_title_text(out, cell->keys[i]);
    }
}

/* Until when the figure holds, or when and why to look again: of the last one of its series. */
static void title_page_sources_put_currency(struct bg_buf *out, const struct bg_param *param,
                                            const struct bg_param_cell *cell,
                                            const struct bg_dated_value *dated)
{
    bg_buf_puts(out, title_page_sources_date_text(out->arena, dated->valid_until));
    if (dated != &cell->values[cell->values_n - 1])
        return;
    if (param->ended != BG_NO_DATE)
        bg_buf_printf(out, "%sended %s: ", dated->valid_until == BG_NO_DATE ? "" : "; ",
                      title_page_sources_date_text(out->arena, param->ended));
    else if (param->next_expected != BG_NO_DATE)
        bg_buf_printf(out, "%slook again on %s: ", dated->valid_until == BG_NO_DATE ? "" : "; ",
                      title_page_sources_date_text(out->arena, param->next_expected));
    bg_title_text(out, param->because);
}

static void title_page_sources_put_parameter(struct bg_buf *out, const struct bg_param *param)
{
    for (size_t c = 0; c < param->cells_n; c++) {
        const struct bg_param_cell *cell = &param->cells[c];
        for (size_t i = 0; i < cell->values_n; i++) {
            const struct bg_dated_value *dated = &cell->values[i];
            bg_buf_puts(out, "| ");
            bg_title_text(out, param->title);
            if (param->proposed)
                bg_buf_puts(out, " (**proposed**, not law)");
            if (param->assumed)
                bg_buf_puts(out, " (**assumed**)");
            if (param->has_range) {
                char low[BG_DEC_TEXT], high[BG_DEC_TEXT];
                bg_buf_printf(out, ", between %s and %s", bg_dec_text(param->low, low),
                              bg_dec_text(param->high, high));
            }
            bg_buf_puts(out, " | ");
            title_page_sources_put_keys(out, param, cell);
            bg_buf_printf(out, " | %s%s | ", title_page_sources_date_text(out->arena, dated->from),
                          dated->date_assumed ? " (**assumed**)" : "");
            put_dated(out, param, dated);
            bg_buf_printf(out, " | %s | ", title_page_sources_decides(param->at));
            title_page_sources_put_currency(out, param, cell, dated);
            bg_buf_puts(out, " | ");
            bg_title_source(out, dated->source);
            bg_buf_printf(out, " | %s |\n", title_page_sources_mark(dated));
        }
    }
}

static void put_choosing(struct bg_buf *out, const struct bg_param *param)
{
    bg_buf_puts(out, "\n\"For\" of ");
    bg_title_text(out, param->title);
    bg_buf_puts(out, " is chosen by: ");
    for (size_t i = 0; i < param->by_n; i++) {
        if (i)
            bg_buf_puts(out, "; ");
        bg_title_words(out, param->by[i]);
    }
    bg_buf_puts(out, ".\n");
}

void bg_title_parameters(struct bg_buf *out, const struct bg_ruleset *ruleset)
{
    if (!ruleset->params_n)
        return;
    bg_title_heading(out, "Figures");
    bg_buf_puts(out,
                "Each holds from its date until the next date of the same figure. \"Decided "
                "by\" is the date that chooses among them; a figure used after \"valid until\" "
                "warns as stale; `check --stale` lists what to look up again. Of an assumed date "
                "the figure was read, the day on which it began "
                "was not.\n\n"
                "| figure | for | from | value | decided by | valid until | source | checked "
                "|\n|---|---|---|---|---|---|---|---|\n");
    for (size_t i = 0; i < ruleset->params_n; i++)
        title_page_sources_put_parameter(out, &ruleset->params[i]);
    for (size_t i = 0; i < ruleset->params_n; i++)
        if (ruleset->params[i].by_n)
            put_choosing(out, &ruleset->params[i]);
}

/* -- facts ---------------------------------------------------------------------------------- */

void bg_title_facts(struct bg_buf *out, const struct bg_ruleset *ruleset)
{
    if (!ruleset->facts_n)
        return;
    bg_title_heading(out, "What the buyer fills in");
    bg_buf_puts(out, "| fact | value | source |\n|---|---|---|\n");
    for (size_t i = 0; i < ruleset->facts_n; i++) {
        const struct bg_fact *fact = &ruleset->facts[i];
        bg_buf_puts(out, "| ");
        bg_title_text(out, fact->label);
        bg_buf_puts(out, " | ");
        if (fact->value.type == BG_V_MISSING)
            bg_buf_puts(out, "not filled in yet");
        else
            title_page_sources_put_value(out, &fact->value, fact->unit);
        bg_buf_puts(out, " | ");
        bg_title_source(out, fact->source);
        bg_buf_puts(out, " |\n");
    }
}

/* -- sources -------------------------------------------------------------------------------- */

void bg_title_sources(struct bg_buf *out, const struct bg_ruleset *ruleset)
{
    if (!ruleset->sources_n)
        return;
    bg_title_heading(out, "Sources");
    bg_buf_puts(
        out, "| source | what it is | citation | retrieved | checked |\n|---|---|---|---|---|\n");
    for (size_t i = 0; i < ruleset->sources_n; i++) {
        const struct bg_source_ref *source = &ruleset->sources[i];
        struct bg_source_ref title = *source;
        title.citation = ""; /* it has a column of its own */
        bg_buf_puts(out, "| ");
        bg_title_source(out, &title);
        bg_buf_printf(out, " | %s | ", bg_source_nature_title(source->nature));
        bg_title_text(out, source->citation);
        bg_buf_printf(out, " | %s | %s |\n",
                      title_page_sources_date_text(out->arena, source->retrieved),
                      !source->verified_said ? "not said"
                      : source->verified     ? "verified"
                                             : "**NOT VERIFIED**");
    }
}

static bool put_unverified_values(struct bg_buf *out, const struct bg_param *param)
{
    bool any = false;
    for (size_t c = 0; c < param->cells_n; c++) {
        const struct bg_param_cell *cell = &param->cells[c];
        for (size_t i = 0; i < cell->values_n; i++) {
            if (cell->values[i].verified)
                continue;
            bg_buf_puts(out, "- ");
            bg_title_text(out, param->title);
            if (param->by_n)
                bg_buf_puts(out, ", ");
            title_page_sources_put_keys(out, param, cell);
            bg_buf_puts(out, ": ");
            put_dated(out, param, &cell->values[i]);
            bg_buf_printf(out, " from %s",
                          title_page_sources_date_text(out->arena, cell->values[i].from));
            if (cell->values[i].source) {
                bg_buf_puts(out, ", after ");
                bg_title_source(out, cell->values[i].source);
            }
            bg_buf_putc(out, '\n');
            any = true;
        }
    }
    return any;
}

static bool assumes_date(const struct bg_param *param)
{
    for (size_t c = 0; c < param->cells_n; c++)
        for (size_t i = 0; i < param->cells[c].values_n; i++)
            if (param->cells[c].values[i].date_assumed)
                return true;
    return false;
}

static bool put_assumed_dates(struct bg_buf *out, const struct bg_ruleset *ruleset)
{
    bool any = false;
    for (size_t i = 0; i < ruleset->params_n; i++) {
        if (!assumes_date(&ruleset->params[i]))
            continue;
        bg_buf_puts(out, any ? "; "
                             : "- Dates that are assumed, as the day on which the figure "
                               "began was not read: ");
        bg_title_text(out, ruleset->params[i].title);
        any = true;
    }
    bg_buf_puts(out, any ? "\n" : "");
    return any;
}

/* -- second hand ---------------------------------------------------------------------------- */

static bool is_second_hand(const struct bg_dated_value *dated)
{
    return dated->source && dated->source->nature == BG_SOURCE_SECONDARY &&
           dated->value.type != BG_V_MISSING;
}

static void put_second_hand(struct bg_buf *out, const struct bg_param *param, bool *headed)
{
    for (size_t c = 0; c < param->cells_n; c++) {
        const struct bg_param_cell *cell = &param->cells[c];
        for (size_t i = 0; i < cell->values_n; i++) {
            if (!is_second_hand(&cell->values[i]))
                continue;
            if (!*headed)
                bg_title_heading(out, "What rests on a secondary source only");
            *headed = true;
            bg_buf_puts(out, "- ");
            bg_title_text(out, param->title);
            bg_buf_puts(out, param->by_n ? ", " : "");
            title_page_sources_put_keys(out, param, cell);
            bg_buf_puts(out, ": ");
            put_dated(out, param, &cell->values[i]);
            bg_buf_printf(out, " from %s, after ",
                          title_page_sources_date_text(out->arena, cell->values[i].from));
            bg_title_source(out, cell->values[i].source);
            bg_buf_putc(out, '\n');
        }
    }
}

void bg_title_second_hand(struct bg_buf *out, const struct bg_ruleset *ruleset)
{
    bool headed = false;
    for (size_t i = 0; i < ruleset->params_n; i++)
        put_second_hand(out, &ruleset->params[i], &headed);
}

void bg_title_not_verified(struct bg_buf *out, const struct bg_ruleset *ruleset)
{
    bool any = false;
    bg_title_heading(out, "What is not verified");
    for (size_t i = 0; i < ruleset->params_n; i++)
        if (put_unverified_values(out, &ruleset->params[i]))
            any = true;
    for (size_t i = 0; i < ruleset->sources_n; i++) {
        const struct bg_source_ref *source = &ruleset->sources[i];
        if (!source->verified_said || source->verified)
            continue;
        bg_buf_puts(out, "- The source ");
        bg_title_source(out, source);
        bg_buf_puts(out, ", and what rests on it\n");
        any = true;
    }
    any = put_assumed_dates(out, ruleset) || any;
    if (!any)
        bg_buf_puts(out, "Nothing here is marked as not verified.\n");
}
