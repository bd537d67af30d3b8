/* Scores: one row a criterion and bid, criterion by criterion, so that one question is read across the
 * bids. And Scale: what each level means and what the question asks for. */
#include "report/panel/sheets.h"
#include "score/evaluate/explain.h"

enum {
    CRITERION,
    WEIGHT,
    BID,
    SHOWN,
    LEVEL,
    POINTS,
    REASON,
    DOCUMENT,
    PAGE,
    CHANGED,
    STATUS,
    PLACE
};

/* A row: a criterion of the panel, and a bid among those that are scored. */
struct scored {
    size_t c, bid;
    const struct bg_criterion *rule;
    const char *shown; /* what the bid says */
};

static const struct bg_criterion *scores_rule_of(const struct bg_ps_book *b, size_t c)
{
    return &b->rules->criteria[b->criteria[c]];
}

static struct bg_shown scores_criterion(const struct bg_sheet_line *l)
{
    return bg_show_text(((const struct scored *)l->entry)->rule->title);
}

static struct bg_shown scores_weight(const struct bg_sheet_line *l)
{
    const struct scored *own = l->entry;
    return bg_show_number(bg_ratio_show(own->rule->share, 2));
}

static struct bg_shown scores_bid(const struct bg_sheet_line *l)
{
    return bg_show_text(bg_ps_bid_name(l->of, ((const struct scored *)l->entry)->bid));
}

static struct bg_shown scores_shown(const struct bg_sheet_line *l)
{
    return bg_show_text(((const struct scored *)l->entry)->shown);
}

static struct bg_shown scores_level(const struct bg_sheet_line *l)
{
    return bg_ps_level(l->of, l, ((const struct scored *)l->entry)->c);
}

static struct bg_shown scores_points(const struct bg_sheet_line *l)
{
    return bg_ps_points(l->of, l, ((const struct scored *)l->entry)->c, LEVEL);
}

static struct bg_shown scores_reason(const struct bg_sheet_line *l)
{
    return bg_show_asked_text(l, "Why",
                              "What in this bid earns the level. Not the words of the scale.");
}

static struct bg_shown scores_document(const struct bg_sheet_line *l)
{
    return bg_show_asked_text(l, "Document", "The document that the reason rests on.");
}

static struct bg_shown scores_page(const struct bg_sheet_line *l)
{
    return bg_show_asked_text(l, "Page", "The page or section in it.");
}

static struct bg_shown scores_changed(const struct bg_sheet_line *l)
{
    return bg_show_asked_text(l, "Why changed",
                              "Only where you handed in another score for this before.");
}

static struct bg_shown scores_status(const struct bg_sheet_line *l)
{
    const struct bg_ps_book *b = l->of;
    return bg_show_live(
        bg_ps_status_of(b, l->row, LEVEL, POINTS, REASON, bg_formula_text(b->arena, "OK")));
}

static struct bg_shown scores_place(const struct bg_sheet_line *l)
{
    const struct scored *own = l->entry;
    const struct bg_ps_book *b = l->of;
    return bg_show_text(bg_ps_place(b->arena, bg_ps_bid_name(b, own->bid), own->shown,
                                    own->rule->id, bg_ps_bid(b, own->bid)->id));
}

static const struct bg_sheet_column columns[] = {
    [CRITERION] =
        BG_COLUMN("Criterion", 20, TEXT_BOLD, TEXT, .id = "criterion", .cell = scores_criterion),
    [WEIGHT] = BG_COLUMN("Weight", 8, CENTER_GREY, WEIGHT, .id = "weight", .cell = scores_weight),
    [BID] = BG_COLUMN("Bid", 20, TEXT_BOLD, TEXT, .id = "bid", .cell = scores_bid),
    [SHOWN] =
        BG_COLUMN("What the bid says", 56, TEXT_WRAP, TEXT, .id = "shown", .cell = scores_shown),
    [LEVEL] = BG_COLUMN("Level", 18, INPUT_TEXT, ANY, .id = "level", .cell = scores_level),
    [POINTS] = BG_COLUMN("Points", 8, CENTER, ANY, .id = "points", .cell = scores_points),
    [REASON] = BG_COLUMN("Why", 44, INPUT_TEXT, TEXT, .id = "reason", .cell = scores_reason),
    [DOCUMENT] =
        BG_COLUMN("Document", 18, INPUT_TEXT, TEXT, .id = "document", .cell = scores_document),
    [PAGE] = BG_COLUMN("Page", 9, INPUT_TEXT, TEXT, .id = "page", .cell = scores_page),
    [CHANGED] =
        BG_COLUMN("Why changed", 18, INPUT_TEXT, TEXT, .id = "changed", .cell = scores_changed),
    [STATUS] = BG_COLUMN("Status", 16, TEXT_WRAP, ANY, .id = "status", .cell = scores_status),
    [PLACE] = BG_PLACE_COLUMN(scores_place),
};

void bg_ps_scores(struct bg_ps_book *b, struct bg_page *page)
{
    struct bg_section section = BG_SECTION(columns);
    const struct bg_evaluator *who = b->request->evaluator;
    size_t n = b->request->lot->comparison_n;
    int64_t row = BG_RETURNED_FIRST;
    section.row_height = 30;
    bg_returned_start(page, bg_arena_printf(b->arena, "Scores of %s", who->name),
                      "Fill in the yellow cells; an empty level is not a 0.", &section, b,
                      "scores");
    for (size_t c = 0; c < b->criteria_n; c++)
        for (size_t bid = 0; bid < n && bg_evaluator_scores(who, scores_rule_of(b, c)->id); bid++) {
            const struct bg_criterion *rule = scores_rule_of(b, c);
            struct scored own = {c, bid, rule, bg_ps_shown(b, rule, bid)};
            bg_section_row(page, row++, &section, b, &own, bid);
        }
    bg_page_freeze(page, BG_RETURNED_FIRST, BID + 1);
    bg_page_repeat_columns(page, BID);
    bg_ps_end(b, page, row - 1, PLACE, STATUS);
    bg_ps_note_status(b, page, "A level and a reason for each bid", row - 1, STATUS);
}

/* -- Scale -------------------------------------------------------------------------------------- */

enum { S_CRITERION, S_LABEL, S_POINTS, S_DEFINITION, S_PLACE };

/* A row: the criterion itself, one of its levels, or a point to look for. */
struct scale_row {
    const struct bg_criterion *rule;
    const struct bg_level *level;
    const struct bg_look_for *look_for;
    const char *item, *label;
};

static const struct scale_row *scale_row_of(const struct bg_sheet_line *l)
{
    return l->entry;
}

/* The criterion's own row is a band in one look. */
static struct bg_shown scale_in_band(const struct bg_sheet_line *l, enum bg_number number,
                                     struct bg_shown shown)
{
    const struct scale_row *own = scale_row_of(l);
    bool band = own->level == NULL && own->look_for == NULL;
    return band ? bg_show_as((struct bg_look){BG_STYLE_GROUP_BAND, number}, shown) : shown;
}

static struct bg_shown scale_criterion(const struct bg_sheet_line *l)
{
    return scale_in_band(l, BG_NUMBER_TEXT, bg_show_text(scale_row_of(l)->rule->title));
}

static struct bg_shown scale_label(const struct bg_sheet_line *l)
{
    const struct scale_row *own = scale_row_of(l);
    if (own->level != NULL)
        return bg_show_as(BG_LOOK(TEXT_BOLD, TEXT), bg_show_text(own->label));
    if (own->look_for != NULL)
        return bg_show_text("Look for");
    return scale_in_band(l, BG_NUMBER_ANY, bg_show_blank());
}

static struct bg_shown scale_points(const struct bg_sheet_line *l)
{
    const struct scale_row *own = scale_row_of(l);
    if (own->level != NULL)
        return bg_show_number(own->level->points);
    return scale_in_band(l, BG_NUMBER_ANY, bg_show_blank());
}

static struct bg_shown scale_definition(const struct bg_sheet_line *l)
{
    const struct scale_row *own = scale_row_of(l);
    if (own->level != NULL)
        return bg_show_text(own->level->definition);
    if (own->look_for != NULL)
        return bg_show_text(own->look_for->text);
    return scale_in_band(l, BG_NUMBER_TEXT, bg_show_text(own->rule->description));
}

static struct bg_shown scale_place(const struct bg_sheet_line *l)
{
    const struct scale_row *own = scale_row_of(l);
    return bg_show_text(bg_ps_place(l->arena, NULL, NULL, own->rule->id, own->item));
}

static const struct bg_sheet_column scale_columns[] = {
    [S_CRITERION] =
        BG_COLUMN("Criterion", 26, TEXT_WRAP, TEXT, .id = "criterion", .cell = scale_criterion),
    [S_LABEL] =
        BG_COLUMN("Level, or what to look for", 34, TEXT, TEXT, .id = "label", .cell = scale_label),
    [S_POINTS] = BG_COLUMN("Points", 9, CENTER, ANY, .id = "points", .cell = scale_points),
    [S_DEFINITION] = BG_COLUMN("What it means", 80, TEXT_WRAP, TEXT, .id = "definition",
                               .cell = scale_definition),
    [S_PLACE] = BG_PLACE_COLUMN(scale_place),
};

static int64_t scale_put_criterion(struct bg_ps_book *b, const struct bg_section *section, size_t c,
                                   int64_t row)
{
    const struct bg_criterion *rule = scores_rule_of(b, c);
    struct scale_row band = {.rule = rule, .item = "band"};
    bg_section_row(b->scale, row++, section, b, &band, 0);
    b->scale_row[c] = row;
    for (size_t i = 0; i < rule->levels_n; i++) {
        struct scale_row own = {.rule = rule,
                                .level = &rule->levels[i],
                                .item = bg_arena_printf(b->arena, "level-%zu", i + 1),
                                .label = bg_panel_level_label(b->arena, rule, i)};
        bg_section_row(b->scale, row++, section, b, &own, i);
    }
    for (size_t i = 0; i < rule->look_for_n; i++) {
        struct scale_row own = {
            .rule = rule,
            .look_for = &rule->look_for[i],
            .item = bg_arena_printf(b->arena, BG_PANEL_LOOK "%s", rule->look_for[i].id)};
        bg_section_row(b->scale, row++, section, b, &own, i);
    }
    return row;
}

void bg_ps_scale(struct bg_ps_book *b)
{
    const struct bg_section section = BG_SECTION(scale_columns);
    int64_t row = BG_RETURNED_FIRST;
    b->scale = bg_page_new(b->book, "Scale", BG_PS_ORANGE);
    bg_returned_start(b->scale, "Scale: what each level means, and what to look for",
                      "As it was published with the solicitation. Nothing else may count.",
                      &section, b, "scale");
    for (size_t c = 0; c < b->criteria_n; c++)
        row = scale_put_criterion(b, &section, c, row);
    bg_page_freeze(b->scale, BG_RETURNED_FIRST, 0);
    bg_ps_end(b, b->scale, row - 1, S_PLACE, -1);
}
