/* Whether two parts of JSON say the same. */
#include "base/json.h"

#include <string.h>

static bool jequal_same_number(const struct bg_json *a, const struct cJSON *x,
                               const struct bg_json *b, const struct cJSON *y)
{
    struct bg_dec p, q;
    return bg_json_dec(a, x, &p) && bg_json_dec(b, y, &q) && bg_dec_cmp(p, q) == 0;
}

/* The depth is bounded by the scan. */
bool bg_json_equal(const struct bg_json *a, const struct cJSON *x, const struct bg_json *b,
                   const struct cJSON *y)
{
    if (!x || !y)
        return x == y;
    enum bg_json_type type = bg_json_type(x);
    if (type != bg_json_type(y))
        return false;
    if (type == BG_JSON_NUMBER)
        return jequal_same_number(a, x, b, y);
    if (type == BG_JSON_TEXT)
        return strcmp(bg_json_text(x), bg_json_text(y)) == 0;
    if (type == BG_JSON_BOOL)
        return bg_json_true(x) == bg_json_true(y);
    const struct cJSON *p = bg_json_first(x), *q = bg_json_first(y);
    for (; p && q; p = bg_json_next(p), q = bg_json_next(q)) {
        if (type == BG_JSON_OBJECT && strcmp(bg_json_key(p), bg_json_key(q)) != 0)
            return false;
        if (!bg_json_equal(a, p, b, q))
            return false;
    }
    return !p && !q;
}
