/* Which bid and which question a decision means, by what people call them. */
#include "intake/decisions/decisions.h"

#include <string.h>

#include "base/cell_text.h"

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* "B-2.json", or "bids.jsonl:3" of a line. */
static const char *names_file_of(struct bg_arena *arena, const struct bg_bid *bid, bool whole)
{
    const struct bg_source *file = bid->source ? bid->source : bid->pos.source;
    const struct bg_source *own = bid->pos.source;
    if (file == NULL)
        return "";
    const char *name = whole ? file->name : base_name(file->name);
    const char *label = own == NULL      ? NULL
                        : bid->pos.label ? bid->pos.label
                                         : bg_source_label(own, bid->pos.offset);
    if (own != NULL && own->places_n && label && strncmp(label, "row ", 4) == 0)
        return bg_arena_printf(arena, "%s, %s", name, label);
    if (own != NULL && own != file && !own->places_n)
        return bg_arena_printf(arena, "%s:%lld", name, (long long)own->first_line);
    return name;
}

static bool is_in_file(struct bg_arena *arena, const struct bg_bid *bid, const char *text,
                       bool with_id)
{
    const char *id = bid->id;
    for (int whole = 0; whole < 2; whole++) {
        const char *file = names_file_of(arena, bid, whole != 0);
        const char *name = with_id ? bg_arena_printf(arena, "%s (%s)", id, file) : file;
        if (bg_cell_text_same(name, text))
            return true;
    }
    return false;
}

/* Names are only made up where the plainer ones find nothing: there can be thousands of bids. */
static bool decisions_names_is_called(struct bg_arena *arena, const struct bg_bid *bid, int how,
                                      const char *text)
{
    switch (how) {
    case 0:
        return strcmp(bid->id, text) == 0;
    case 1:
        return bg_cell_text_same(bid->id, text);
    case 2:
        return bg_cell_text_same(bid->vendor_name, text);
    case 3:
        return bid->vendor_id && bg_cell_text_same(bid->vendor_id, text);
    case 4:
        return strncmp(bid->id, text, strlen(bid->id)) == 0 && is_in_file(arena, bid, text, true);
    default:
        return is_in_file(arena, bid, text, false);
    }
}

long bg_decision_bid(struct bg_arena *arena, struct bg_bid *const *bids, size_t n, const char *text)
{
    enum { WAYS = 6 };
    if (!text[strspn(text, " \t\r\n")])
        return BG_NO_BID;
    for (int how = 0; how < WAYS; how++) {
        long found = BG_NO_BID;
        for (size_t i = 0; i < n; i++)
            if (decisions_names_is_called(arena, bids[i], how, text))
                found = found == BG_NO_BID ? (long)i : BG_SEVERAL_BIDS;
        if (found != BG_NO_BID)
            return found;
    }
    return BG_NO_BID;
}

const char *bg_decision_bid_name(struct bg_arena *arena, struct bg_bid *const *bids, size_t n,
                                 size_t i)
{
    const struct bg_bid *bid = bids[i];
    const char *name = bid->id;
    if (bg_decision_bid(arena, bids, n, name) == (long)i)
        return name;
    name = bg_arena_printf(arena, "%s (%s)", bid->id, names_file_of(arena, bid, false));
    if (bg_decision_bid(arena, bids, n, name) == (long)i)
        return name;
    return bg_arena_printf(arena, "%s (%s)", bid->id, names_file_of(arena, bid, true));
}

/* -- questions ------------------------------------------------------------------------------------ */

static long names_choose(struct bg_arena *arena, const struct bg_field *fields, size_t n,
                         const char *text)
{
    struct bg_cell_text_option *options = BG_ARRAY(arena, n + 1, struct bg_cell_text_option);
    for (size_t i = 0; i < n; i++)
        options[i] = (struct bg_cell_text_option){fields[i].id, fields[i].label};
    return bg_cell_text_choice(options, n, text, true);
}

int bg_decision_field(struct bg_arena *arena, const struct bg_ruleset *ruleset, const char *text)
{
    int slot = bg_ruleset_field(ruleset, text);
    if (slot < 0)
        slot = (int)names_choose(arena, ruleset->fields, ruleset->fields_n, text);
    return slot < 0 ? -1 : slot;
}

int bg_decision_column(const struct bg_field *field, const char *text)
{
    int found = -1;
    for (size_t i = 0; i < field->columns_n; i++)
        if (strcmp(field->columns[i].id, text) == 0)
            return (int)i;
    for (size_t i = 0; i < field->columns_n; i++)
        if (bg_cell_text_same(field->columns[i].label, text))
            found = found == -1 ? (int)i : -2;
    return found < 0 ? -1 : found;
}

static const struct bg_field *asked_in(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                       const char *field, const char *column)
{
    int slot = bg_decision_field(arena, ruleset, field);
    if (slot < 0)
        return NULL;
    const struct bg_field *found = &ruleset->fields[slot];
    if (!*column)
        return found;
    int at = bg_decision_column(found, column);
    return at < 0 ? NULL : &found->columns[at];
}

const struct bg_field *bg_decision_asked(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                         const char *field, const char *column)
{
    const struct bg_field *found = asked_in(arena, ruleset, field, column);
    for (size_t i = 0; i < ruleset->lots_n && !found; i++)
        found = asked_in(arena, ruleset->lots[i].ruleset, field, column);
    return found;
}
