/* A list of key figures, and the arithmetic of values that may be missing. */
#include "score/headline/headline.h"

#include <string.h>

#include "base/list.h"
#include "base/ratio.h"

enum { SHARE_PLACES = 6 };

struct bg_key_figure *bg_key_add(struct bg_key_list *list, const char *id, const char *title,
                                 const char *unit, enum bg_key_kind kind)
{
    BG_MORE(list->arena, list->items, list->n, list->room);
    struct bg_key_figure *out = &list->items[list->n++];
    *out = (struct bg_key_figure){.id = id,
                                  .title = title,
                                  .unit = unit,
                                  .kind = kind,
                                  .shown = true,
                                  .today = BG_MISSING,
                                  .proposed = BG_MISSING,
                                  .more = BG_MISSING,
                                  .low = BG_MISSING,
                                  .high = BG_MISSING,
                                  .least = BG_MISSING,
                                  .most = BG_MISSING,
                                  .source = "",
                                  .why = "",
                                  .none = ""};
    return out;
}

struct bg_value bg_key_number(struct bg_dec value)
{
    return (struct bg_value){.type = BG_V_NUMBER, .row = -1, .as.number = value};
}

struct bg_value bg_key_minus(const struct bg_value *b, const struct bg_value *a)
{
    struct bg_dec out;
    if (a->type != BG_V_NUMBER || b->type != BG_V_NUMBER ||
        !bg_dec_sub(b->as.number, a->as.number, &out))
        return BG_MISSING;
    return bg_key_number(out);
}

struct bg_value bg_key_plus(const struct bg_value *a, const struct bg_value *b)
{
    struct bg_dec out;
    if (a->type != BG_V_NUMBER || b->type != BG_V_NUMBER ||
        !bg_dec_add(a->as.number, b->as.number, &out))
        return BG_MISSING;
    return bg_key_number(out);
}

struct bg_value bg_key_over(struct bg_arena *arena, const struct bg_value *a,
                            const struct bg_value *b)
{
    struct bg_dec out;
    if (a->type != BG_V_NUMBER || b->type != BG_V_NUMBER || bg_dec_sign(b->as.number) == 0 ||
        !bg_ratio_round(bg_ratio_div(arena, bg_ratio_dec(arena, a->as.number),
                                     bg_ratio_dec(arena, b->as.number)),
                        SHARE_PLACES, BG_HALF_UP, &out))
        return BG_MISSING;
    return bg_key_number(out);
}
