/* Values of a sweep. */
#include "model/sweep.h"

struct bg_dec bg_sweep_value(const struct bg_sweep_axis *axis, size_t k)
{
    struct bg_dec out = axis->from, way;
    if (bg_dec_mul(axis->step, bg_dec_int((int64_t)k), &way))
        bg_dec_add(axis->from, way, &out);
    return out;
}
