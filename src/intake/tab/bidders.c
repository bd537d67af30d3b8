/* The bidders of all sheets: who is where, who is none, and who is on some of the sheets only. */
#include <string.h>

#include "intake/tab/tab.h"

static const char *columns_words(struct bg_tab_reading *r, const struct bg_tab_layout *layout,
                                 const struct bg_tab_group *group)
{
    struct bg_arena *arena = r->intake->arena;
    return bg_tab_label(arena, layout->sheet, layout->header, group->first);
}

/* The two sheets have the same lines: bidders are on the one or on the other. */
static bool same_lines(const struct bg_tab_layout *a, const struct bg_tab_layout *b)
{
    return a->is_option == b->is_option && strcmp(a->signature, b->signature) == 0;
}

static struct bg_tab_bidder *bidder_named(struct bg_tab_reading *r, const char *name)
{
    struct bg_tab_bidder **at = &r->bidders;
    while (*at && strcmp((*at)->name, name) != 0)
        at = &(*at)->next;
    if (!*at) {
        *at = BG_NEW(r->intake->arena, struct bg_tab_bidder);
        (*at)->name = name;
        (*at)->last = &(*at)->parts;
    }
    return *at;
}

static void bidders_add_part(struct bg_tab_reading *r, struct bg_tab_layout *layout,
                             const struct bg_tab_group *group)
{
    struct bg_arena *arena = r->intake->arena;
    struct bg_tab_bidder *bidder = bidder_named(r, group->name);
    for (const struct bg_tab_part *p = bidder->parts; p; p = p->next)
        if (p->layout == layout || same_lines(p->layout, layout))
            bidder->reason = bg_arena_printf(arena, "its name is at %s and at %s",
                                             columns_words(r, p->layout, p->group),
                                             columns_words(r, layout, group));
    struct bg_tab_part *part = BG_NEW(arena, struct bg_tab_part);
    *part = (struct bg_tab_part){.layout = layout, .group = group};
    *bidder->last = part;
    bidder->last = &part->next;
}

/* A number other than zero is in one of its lines. */
static bool has_amounts(const struct bg_tab_layout *layout, const struct bg_tab_group *group)
{
    for (size_t i = 0; i < layout->lines_n; i++)
        for (int which = 0; which < BG_TAB_FIGURES; which++) {
            int column = group->column[which];
            const char *text =
                column < 0 ? "" : bg_tab_cell(layout->lines[i], (size_t)column)->text;
            if (strpbrk(text, "123456789"))
                return true;
        }
    return false;
}

/* Columns that a template has for more bidders than there were are left aside, if they are empty. */
static void unnamed(struct bg_tab_reading *r, const struct bg_tab_layout *layout,
                    const struct bg_tab_group *group)
{
    const char *at = columns_words(r, layout, group);
    if (!has_amounts(layout, group)) {
        bg_intake_note(r->intake, BG_IGNORED, "the columns at %s: no bidder and no amounts", at);
        return;
    }
    r->intake->bids_in++;
    bg_intake_unreadable(r->intake, (struct bg_pos){.source = r->intake->source, .label = at}, "",
                         at, "no name is above its amounts");
    bg_diag_add(r->intake->diags, BG_E685,
                (struct bg_pos){.source = r->intake->source, .label = at},
                "amounts without a bidder's name above them");
}

void bg_tab_find_bidders(struct bg_tab_reading *r)
{
    struct bg_arena *arena = r->intake->arena;
    for (size_t i = 0; i < r->layouts_n; i++) {
        struct bg_tab_layout *layout = r->layouts[i];
        for (size_t g = 0; g < layout->n; g++) {
            const struct bg_tab_group *group = &layout->groups[g];
            if (!group->name[0])
                unnamed(r, layout, group);
            else if (bg_map_not_bidder(arena, r->map, group->name))
                bg_intake_note(r->intake, BG_IGNORED, "%s: \"%s\" is not a bidder",
                               columns_words(r, layout, group), group->name);
            else
                bidders_add_part(r, layout, group);
        }
    }
}

/* Sheets with other lines are parts of one price; who is not on all of them is said. */
void bg_tab_check_parts(struct bg_tab_reading *r)
{
    for (const struct bg_tab_bidder *b = r->bidders; b; b = b->next)
        for (size_t i = 0; i < r->layouts_n; i++) {
            bool has = r->layouts[i]->is_option || !r->layouts[i]->lines_n;
            for (const struct bg_tab_part *p = b->parts; p; p = p->next)
                has = has || p->layout == r->layouts[i] || same_lines(p->layout, r->layouts[i]);
            if (!has)
                bg_diag_add(r->intake->diags, BG_W686,
                            (struct bg_pos){.source = r->intake->source,
                                            .label = r->layouts[i]->sheet->name},
                            "\"%s\" has prices on another sheet and none here: its price is of a "
                            "part",
                            b->name);
        }
}

/* Names of the mapping's statuses are bidders. */
bool bg_tab_check_statuses(struct bg_tab_reading *r)
{
    const struct bg_map_state *states = r->map->statuses.items;
    struct bg_arena *arena = r->intake->arena;
    size_t n = 0;
    bool ok = true;
    for (const struct bg_tab_bidder *b = r->bidders; b; b = b->next)
        n++;
    const char **names = BG_ARRAY(arena, n, const char *);
    n = 0;
    for (const struct bg_tab_bidder *b = r->bidders; b; b = b->next)
        names[n++] = b->name;
    for (size_t i = 0; i < r->map->statuses.n; i++) {
        const char *name = bg_tab_name(arena, states[i].item.key);
        bool found = false;
        for (size_t k = 0; k < n; k++)
            found = found || strcmp(names[k], name) == 0;
        if (found)
            continue;
        bg_diag_add(r->intake->diags, BG_E632, states[i].item.pos,
                    "the table has no bidder \"%s\"%s", name,
                    bg_did_you_mean(arena, name, names, n));
        ok = false;
    }
    return ok;
}
