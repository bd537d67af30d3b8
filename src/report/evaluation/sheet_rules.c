/* Rules: what was published. Figures are in cells that every formula reads (sheet_rules_figures.c); then each
 * criterion in words, the award, and the sources with their links. */
#include "report/evaluation/plan.h"
#include "score/kind/kind.h"

static const struct bg_look wrap = {BG_STYLE_TEXT_WRAP, BG_NUMBER_TEXT};

/* -- criteria in words --------------------------------------------------------------------------- */

static const char *rules_missing_words(const struct bg_criterion *c)
{
    if (c->kind->eliminates)
        return "the bid is not ranked until it is shown";
    if (c->on_missing == BG_FAIL)
        return "the bid is eliminated";
    return c->on_missing == BG_ZERO ? "no points" : "no points for now, to be clarified";
}

static const char *why_words(struct bg_plan *plan, const struct bg_criterion *c)
{
    struct bg_buf out;
    const char *const parts[] = {c->why, c->description, c->caution};
    bg_buf_init(&out, plan->arena);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i] && *parts[i])
            bg_buf_printf(&out, "%s%s%s", out.size ? "\n" : "",
                          i == 2 ? bg_plan_say(plan, "Caution: ") : "", parts[i]);
    if (c->when) {
        bg_buf_printf(&out, bg_plan_say(plan, "%sApplies only when "), out.size ? "\n" : "");
        bg_logic_words(c->when, plan->env, &out);
        bg_buf_putc(&out, '.');
    }
    return bg_buf_text(&out);
}

static struct bg_shown criteria_text(const struct bg_criterion *c, struct bg_shown shown)
{
    return bg_show_as(c->kind ? wrap : BG_LOOK(GROUP, TEXT), shown);
}

static struct bg_shown criteria_number(const struct bg_criterion *c, struct bg_shown shown)
{
    return bg_show_as(c->kind ? BG_LOOK(CELL, WEIGHT) : BG_LOOK(GROUP_CELL, WEIGHT), shown);
}

static struct bg_shown criteria_title(const struct bg_sheet_line *l)
{
    const struct bg_criterion *c = l->entry;
    return bg_show_as(bg_plan_title_look(c), bg_show_text(c->title));
}

static struct bg_shown criteria_kind(const struct bg_sheet_line *l)
{
    const struct bg_criterion *c = l->entry;
    return criteria_text(c, bg_show_words(l, c->kind ? c->kind->title : "Group"));
}

static struct bg_shown criteria_weight(const struct bg_sheet_line *l)
{
    struct bg_plan *plan = bg_plan_of(l);
    const struct bg_criterion *c = l->entry;
    return criteria_number(c, bg_criterion_scores(c) ? bg_show_live(bg_plan_weight(plan, l->i))
                                                     : bg_show_blank());
}

static struct bg_shown criteria_share(const struct bg_sheet_line *l)
{
    struct bg_plan *plan = bg_plan_of(l);
    const struct bg_criterion *c = l->entry;
    return criteria_number(c, bg_criterion_scores(c) ? bg_show_live(bg_plan_share(plan, l->i))
                                                     : bg_show_blank());
}

static struct bg_shown criteria_missing(const struct bg_sheet_line *l)
{
    const struct bg_criterion *c = l->entry;
    return criteria_text(c, bg_show_words(l, c->kind ? rules_missing_words(c) : ""));
}

static struct bg_shown criteria_rule(const struct bg_sheet_line *l)
{
    struct bg_plan *plan = bg_plan_of(l);
    const struct bg_criterion *c = l->entry;
    struct bg_buf words;
    if (!c->kind)
        return criteria_text(c, bg_show_words(l, "the sum of its parts"));
    bg_buf_init(&words, l->arena);
    c->kind->words(plan->rules, c, plan->env, &words);
    return criteria_text(c, bg_show_text(bg_buf_text(&words)));
}

static struct bg_shown criteria_why(const struct bg_sheet_line *l)
{
    struct bg_plan *plan = bg_plan_of(l);
    const struct bg_criterion *c = l->entry;
    return criteria_text(c, bg_show_text(why_words(plan, c)));
}

static const struct bg_sheet_column criteria_columns[] = {
    BG_COLUMN("Criterion", 0, TEXT_WRAP, TEXT, .cell = criteria_title),
    BG_COLUMN("Kind", 0, TEXT_WRAP, TEXT, .cell = criteria_kind),
    BG_COLUMN("Weight", 0, CELL, WEIGHT, .cell = criteria_weight),
    BG_COLUMN("Can earn", 0, CELL, WEIGHT, .cell = criteria_share),
    BG_COLUMN("If not answered", 0, TEXT_WRAP, TEXT, .cell = criteria_missing),
    BG_COLUMN("Rule in words", 0, TEXT_WRAP, TEXT, .cell = criteria_rule),
    BG_COLUMN("Why, and what to know", 0, TEXT_WRAP, TEXT, .cell = criteria_why),
};

static int64_t rules_put_criteria(struct bg_plan *plan, struct bg_page *page, int64_t row)
{
    const struct bg_section section = BG_SECTION(criteria_columns);
    const struct bg_plan_of of = {plan};
    bg_put_words(page, row, 0, BG_LOOK(SECTION, TEXT), "Criteria in words");
    return 1 + bg_section_put(page, row + 1, &section, &of, plan->rules->criteria,
                              sizeof *plan->rules->criteria, plan->rules->criteria_n);
}

/* -- award, sources, notes ----------------------------------------------------------------------- */

static int64_t evaluation_rules_put_list(struct bg_page *page, int64_t row, const char *title,
                                         const char *const *items, size_t n)
{
    if (!n)
        return row;
    bg_put_words(page, row++, 0, BG_LOOK(SECTION, TEXT), title);
    for (size_t i = 0; i < n; i++)
        row = bg_put_paragraph(page, row, 0, BG_LOOK(PLAIN, TEXT), items[i], 155);
    return row + 1;
}

static int64_t rules_put_award(struct bg_plan *plan, struct bg_page *page, int64_t row)
{
    static const char *const methods[] = {
        [BG_HIGHEST_SCORE] = "The bid with the most points is recommended.",
        [BG_LOWEST_EVALUATED_PRICE] =
            ("Of the bids that meet every requirement, the one with the best evaluated price "
             "is recommended."),
        [BG_BEST_INDEX] = "The bid with the best index of quality and price is recommended.",
    };
    static const char *const roundings[] = {[BG_HALF_UP] = "half up (5 goes away from zero)",
                                            [BG_HALF_EVEN] = "half to even",
                                            [BG_TRUNCATE] = "cut off"};
    const struct bg_award *a = &plan->rules->award;
    const struct bg_look plain = BG_LOOK(PLAIN, TEXT);
    bg_put_words(page, row++, 0, BG_LOOK(SECTION, TEXT), "Award");
    bg_put_words(page, row++, 0, plain, methods[a->method]);
    bg_put_text(
        page, row++, 0, plain,
        bg_arena_printf(
            plan->arena,
            bg_plan_say(plan, "Rounding: %d decimals, %s; %s. Ranks follow the %s figures."),
            a->decimals, bg_plan_say(plan, roundings[a->rounding]),
            bg_plan_say(plan, a->round_each ? "each criterion's points are rounded, then added"
                                            : "exact points are added, then the total is "
                                              "rounded"),
            bg_plan_say(plan, a->rank_on_exact ? "exact" : "rounded")));
    for (size_t i = 0; i < a->ties_n; i++)
        bg_put_text(page, row++, 0, plain,
                    bg_arena_printf(plan->arena, bg_plan_say(plan, "Tie rule %zu: %s."), i + 1,
                                    bg_plan_tie_words(plan, i)));
    if (!a->ties_n)
        bg_put_words(page, row++, 0, plain, "Ties are reported and not broken.");
    return row + 1;
}

static const char *rules_verified(const struct bg_source_ref *source)
{
    if (!source->verified_said)
        return "not said";
    return source->verified ? "✓ yes" : "✗ no";
}

static struct bg_shown sources_retrieved(const struct bg_sheet_line *l)
{
    const struct bg_source_ref *s = l->entry;
    return bg_show_date(s->retrieved);
}

static struct bg_shown sources_verified(const struct bg_sheet_line *l)
{
    const struct bg_source_ref *s = l->entry;
    return bg_show_words(l, rules_verified(s));
}

static struct bg_shown sources_link(const struct bg_sheet_line *l)
{
    const struct bg_source_ref *s = l->entry;
    return bg_show_as(*s->url ? BG_LOOK(LINK, TEXT) : wrap, bg_show_link(s->url, s->url));
}

static const struct bg_sheet_column source_columns[] = {
    [BG_R_TITLE] = BG_COLUMN("Source", 0, TEXT_WRAP, TEXT, BG_TEXT_OF(struct bg_source_ref, title)),
    [BG_R_WHAT] = BG_COLUMN("Retrieved", 0, CENTER, DATE, .cell = sources_retrieved),
    [BG_R_VALUE] = BG_COLUMN("Verified", 0, CENTER, TEXT, .cell = sources_verified),
    [BG_R_POINTS] = BG_COLUMN("", 0, TEXT_WRAP, TEXT, .cell = bg_cell_blank),
    [BG_R_UNIT] = BG_COLUMN("", 0, TEXT_WRAP, TEXT, .cell = bg_cell_blank),
    [BG_R_SOURCE] = BG_COLUMN("Link", 0, LINK, TEXT, .cell = sources_link, .left = true),
    [BG_R_NOTE] = BG_COLUMN("Citation", 0, TEXT_WRAP, TEXT,
                            BG_TEXT_OF(struct bg_source_ref, citation), .left = true),
};

static int64_t rules_put_sources(struct bg_plan *plan, struct bg_page *page, int64_t row)
{
    const struct bg_section section = BG_SECTION(source_columns);
    if (!plan->rules->sources_n)
        return row;
    bg_put_words(page, row, 0, BG_LOOK(SECTION, TEXT), "Sources");
    return 1 + bg_section_put(page, row + 1, &section, plan, plan->rules->sources,
                              sizeof *plan->rules->sources, plan->rules->sources_n);
}

void bg_sheet_rules(struct bg_plan *plan)
{
    struct bg_page *page = plan->page[BG_SHEET_RULES];
    const struct bg_ruleset *rules = plan->rules;
    bg_put_title(
        plan, page, "Rules: what was published",
        "Yellow cells are figures of the rules: change one to see what it does. The issued values "
        "are on the sheet Issued values.");
    bg_put_caution(plan, page, 2);
    bg_put_words(page, 3, 0, BG_LOOK(SECTION, TEXT), "Facts and parameters");
    bg_put_rule_figures(plan, 4);
    bg_put_choices(plan, page);
    int64_t row = rules_put_criteria(plan, page, plan->criteria_words_row);
    row = rules_put_award(plan, page, row);
    row = rules_put_sources(plan, page, row);
    row =
        evaluation_rules_put_list(page, row, "Notes of the ruleset", rules->notes, rules->notes_n);
    evaluation_rules_put_list(page, row, "What the real rules say and this file does not",
                              rules->not_modelled, rules->not_modelled_n);
    bg_page_freeze(page, 3, 1);
}
