/* The title page of a ruleset: head, what it demands, and the lists at the end. How prices are
 * scored is in title_page_price.c, figures and sources are in title_page_sources.c. */
#include "report/ruleset/title_page.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "report/text/text.h"
#include "score/kind/kind.h"

/* -- small parts ---------------------------------------------------------------------------- */

void bg_title_text(struct bg_buf *out, const char *text)
{
    struct bg_buf seen;
    bg_buf_init(&seen, out->arena);
    for (const char *p = text; *p; p++) /* a page has no lines of its own inside a text */
        bg_buf_putc(&seen, *p == '\n' || *p == '\r' || *p == '\t' ? ' ' : *p);
    text = bg_buf_text(&seen);
    bg_buf_init(&seen, out->arena);
    bg_text_visible(&seen, text, strlen(text));
    for (const char *p = bg_buf_text(&seen); *p; p++) {
        if (strchr("|<>*`[]\\", *p))
            bg_buf_putc(out, '\\');
        bg_buf_putc(out, *p);
    }
}

void bg_title_sentence(struct bg_buf *out, const char *text)
{
    char *copy = bg_arena_printf(out->arena, "%s", text);
    if (copy[0] >= 'a' && copy[0] <= 'z')
        copy[0] = (char)(copy[0] - 'a' + 'A');
    bg_title_text(out, copy);
}

static bool is_link(const char *url)
{
    if (strncmp(url, "https://", 8) != 0 && strncmp(url, "http://", 7) != 0)
        return false;
    for (const char *p = url; *p; p++)
        if ((unsigned char)*p <= ' ' || strchr("<>|\\", *p))
            return false;
    return true;
}

void bg_title_link(struct bg_buf *out, const char *title, const char *url)
{
    if (!is_link(url)) {
        bg_title_text(out, title);
        return;
    }
    bool plain = !strpbrk(url, "()");
    bg_buf_putc(out, '[');
    bg_title_text(out, title);
    bg_buf_printf(out, plain ? "](%s)" : "](<%s>)", url);
}

void bg_title_source(struct bg_buf *out, const struct bg_source_ref *source)
{
    if (!source)
        return;
    bg_title_link(out, source->title, source->url);
    if (!is_link(source->url) && source->citation[0]) {
        bg_buf_puts(out, " (");
        bg_title_text(out, source->citation);
        bg_buf_putc(out, ')');
    }
}

void bg_title_words(struct bg_buf *out, const struct bg_logic *logic)
{
    struct bg_buf words;
    bg_buf_init(&words, out->arena);
    bg_logic_words(logic, NULL, &words);
    bg_title_text(out, bg_buf_text(&words));
}

void bg_title_heading(struct bg_buf *out, const char *text)
{
    bg_buf_printf(out, "\n## %s\n\n", text);
}

void bg_title_item(struct bg_buf *out, const char *label, const char *text)
{
    if (!text || !text[0])
        return;
    bg_buf_printf(out, "- **%s:** ", label);
    bg_title_text(out, text);
    bg_buf_putc(out, '\n');
}

/* -- criteria ------------------------------------------------------------------------------- */

static const char *title_page_points_of(struct bg_arena *arena,
                                        const struct bg_criterion *criterion)
{
    char text[BG_DEC_TEXT];
    struct bg_dec points;
    if (bg_ratio_sign(criterion->share) == 0 ||
        !bg_ratio_round(criterion->share, 2, BG_HALF_UP, &points))
        return "";
    bg_dec_text(points, text);
    return bg_arena_printf(arena, "%s %s", text, strcmp(text, "1") == 0 ? "point" : "points");
}

/* Only what differs from the sentence under the heading. */
static const char *title_page_missing_words(const struct bg_criterion *criterion)
{
    static const char *const scored[] = {
        [BG_CLARIFY] = "",
        [BG_ZERO] = "no points",
        [BG_FAIL] = "the bid is eliminated",
    };
    return criterion->kind->eliminates ? "" : scored[criterion->on_missing];
}

static void put_when(struct bg_buf *out, const struct bg_criterion *criterion)
{
    static const char *const otherwise[] = {
        [BG_OTHERWISE_NONE] = "",
        [BG_OTHERWISE_ZERO] = "; otherwise it gives no points",
        [BG_OTHERWISE_FULL] = "; otherwise it gives all its points",
        [BG_OTHERWISE_RESCALE] = "; otherwise its weight goes to the criteria beside it",
    };
    if (!criterion->when)
        return;
    bg_buf_puts(out, "- **Applies when:** ");
    bg_title_words(out, criterion->when);
    bg_buf_puts(out, otherwise[criterion->otherwise]);
    bg_buf_putc(out, '\n');
}

static void put_levels(struct bg_buf *out, const struct bg_criterion *criterion)
{
    char points[BG_DEC_TEXT];
    for (size_t i = 0; i < criterion->levels_n; i++) {
        const struct bg_level *level = &criterion->levels[i];
        bg_buf_printf(out, "  - %s of ", bg_dec_text(level->points, points));
        bg_buf_printf(out, "%s: ", bg_dec_text(criterion->out_of, points));
        bg_title_text(out, level->title);
        if (level->definition[0])
            bg_buf_puts(out, ". ");
        bg_title_text(out, level->definition);
        bg_buf_putc(out, '\n');
    }
}

static void put_criterion_sources(struct bg_buf *out, const struct bg_criterion *criterion)
{
    if (!criterion->sources_n)
        return;
    bg_buf_printf(out, "- **%s:** ", criterion->sources_n == 1 ? "Source" : "Sources");
    for (size_t i = 0; i < criterion->sources_n; i++) {
        if (i)
            bg_buf_puts(out, "; ");
        bg_title_source(out, criterion->sources[i]);
        if (criterion->sources[i]->verified_said && !criterion->sources[i]->verified)
            bg_buf_puts(out, " **NOT VERIFIED**");
    }
    bg_buf_putc(out, '\n');
}

static void put_rule(struct bg_buf *out, const struct bg_ruleset *ruleset,
                     const struct bg_criterion *criterion)
{
    struct bg_buf words;
    bg_buf_init(&words, out->arena);
    criterion->kind->words(ruleset, criterion, NULL, &words);
    bg_buf_printf(out, "- **%s:** ", criterion->kind->title);
    bg_title_text(out, bg_buf_text(&words));
    bg_buf_putc(out, '\n');
    put_levels(out, criterion);
}

static void title_page_put_criterion(struct bg_buf *out, const struct bg_ruleset *ruleset,
                                     const struct bg_criterion *criterion)
{
    const char *points = title_page_points_of(out->arena, criterion);
    static const char *const evidence[] = {
        [BG_CLAIMED] = "",
        [BG_EVIDENCED] = "the answer counts only with a document and page",
        [BG_VERIFIED] = "the answer counts only when the buyer has verified it",
    };
    bg_buf_puts(out, criterion->depth ? "\n#### " : "\n### ");
    bg_title_text(out, criterion->title);
    bg_buf_putc(out, '\n');
    bg_buf_printf(out, "\n%s", bg_element_title(criterion->element));
    if (points[0])
        bg_buf_printf(out, ", %s", points);
    if (!bg_criterion_is_group(criterion) && criterion->kind->eliminates)
        bg_buf_puts(out, criterion->stage == BG_RESPONSIVENESS
                             ? ", decides whether the bid is responsive"
                             : ", decides whether the bidder is responsible");
    bg_buf_puts(out, ".");
    if (criterion->description[0])
        bg_buf_putc(out, ' ');
    bg_title_sentence(out, criterion->description);
    bg_buf_putc(out, '\n');
    if (!bg_criterion_is_group(criterion) || criterion->when || criterion->why[0] ||
        criterion->caution[0] || criterion->sources_n)
        bg_buf_putc(out, '\n');
    if (!bg_criterion_is_group(criterion))
        put_rule(out, ruleset, criterion);
    put_when(out, criterion);
    bg_title_item(out, "Evidence", evidence[criterion->evidence]);
    if (!bg_criterion_is_group(criterion) && !criterion->kind->by_panel)
        bg_title_item(out, "Not answered", title_page_missing_words(criterion));
    bg_title_item(out, "Why", criterion->why);
    bg_title_item(out, "Caution", criterion->caution);
    put_criterion_sources(out, criterion);
}

static bool is_requirement(const struct bg_criterion *criterion)
{
    return !bg_criterion_is_group(criterion) && criterion->kind->eliminates;
}

void bg_title_criteria(struct bg_buf *out, const struct bg_ruleset *ruleset)
{
    static const char *const headings[] = {
        "\n## What every bid must meet\n\nA bid that does not meet one of these is eliminated; "
        "points "
        "cannot make up for it. While one is not answered, the bid is not ranked.\n",
        "\n## What earns points\n\nUnless stated otherwise, a criterion that is not answered "
        "earns "
        "no points for now: the vendor is asked, and the bid is ranked provisionally.\n",
    };
    for (int scored = 0; scored < 2; scored++) {
        bool headed = false;
        for (size_t i = 0; i < ruleset->criteria_n; i++) {
            const struct bg_criterion *criterion = &ruleset->criteria[i];
            if (is_requirement(criterion) == (scored == 1))
                continue;
            if (!headed)
                bg_buf_puts(out, headings[scored]);
            headed = true;
            title_page_put_criterion(out, ruleset, criterion);
        }
    }
}

/* -- the page ------------------------------------------------------------------------------- */

static void title_page_put_head(struct bg_buf *out, const struct bg_ruleset *ruleset)
{
    char from[BG_DATE_TEXT], to[BG_DATE_TEXT];
    const char *force = NULL;
    if (ruleset->effective_from != BG_NO_DATE && ruleset->effective_to != BG_NO_DATE)
        force = bg_arena_printf(out->arena, "from %s to %s",
                                bg_date_text(ruleset->effective_from, from),
                                bg_date_text(ruleset->effective_to, to));
    else if (ruleset->effective_from != BG_NO_DATE)
        force = bg_arena_printf(out->arena, "from %s", bg_date_text(ruleset->effective_from, from));
    else if (ruleset->effective_to != BG_NO_DATE)
        force = bg_arena_printf(out->arena, "until %s", bg_date_text(ruleset->effective_to, to));
    bg_buf_puts(out, "# ");
    bg_title_text(out, ruleset->title);
    bg_buf_puts(out, "\n\n");
    if (ruleset->description[0]) {
        bg_title_sentence(out, ruleset->description);
        bg_buf_puts(out, "\n\n");
    }
    bg_title_item(out, "Ruleset", ruleset->id);
    bg_title_item(out, "Version", ruleset->version);
    bg_title_item(out, "Jurisdiction", ruleset->jurisdiction);
    bg_title_library(out, ruleset);
    bg_title_item(out, "In force", force);
    bg_title_item(out, "Currency", ruleset->currency);
    bg_title_item(out, "Solicitation", ruleset->solicitation.title);
    bg_title_item(out, "Reference", ruleset->solicitation.reference);
    bg_title_item(out, "Buyer", ruleset->solicitation.buyer);
}

static void title_page_put_lots(struct bg_buf *out, const struct bg_ruleset *ruleset)
{
    if (!ruleset->lots_n)
        return;
    bg_title_heading(out, "Lots");
    for (size_t i = 0; i < ruleset->lots_n; i++)
        bg_title_item(out, ruleset->lots[i].id,
                      ruleset->lots[i].title[0] ? ruleset->lots[i].title : ruleset->lots[i].id);
    bg_buf_puts(out, "\nWhat follows is what all lots share.\n");
}

static void title_page_put_list(struct bg_buf *out, const char *heading, const char *const *texts,
                                size_t n)
{
    if (!n)
        return;
    bg_title_heading(out, heading);
    for (size_t i = 0; i < n; i++) {
        bg_buf_puts(out, "- ");
        bg_title_text(out, texts[i]);
        bg_buf_putc(out, '\n');
    }
}

void bg_report_title_page(struct bg_buf *out, const struct bg_ruleset *ruleset)
{
    title_page_put_head(out, ruleset);
    title_page_put_lots(out, ruleset);
    bg_title_coverage(out, ruleset);
    bg_title_criteria(out, ruleset);
    bg_title_price(out, ruleset);
    bg_title_award(out, ruleset);
    bg_title_parameters(out, ruleset);
    bg_title_facts(out, ruleset);
    bg_title_sources(out, ruleset);
    bg_title_second_hand(out, ruleset);
    bg_title_not_verified(out, ruleset);
    title_page_put_list(out, "What is not modelled", ruleset->not_modelled,
                        ruleset->not_modelled_n);
    title_page_put_list(out, "Notes", ruleset->notes, ruleset->notes_n);
}
