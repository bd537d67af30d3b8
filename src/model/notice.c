/* Names of the parts of letters, and small look-ups. */
#include "model/notice.h"

const char *bg_notice_part_name(size_t i)
{
    static const char *const names[] = {
#define PART(id, name, about) name,
#include "model/notice_parts.def"
#undef PART
    };
    return i < BG_NOTICE_PART__COUNT ? names[i] : NULL;
}

const struct bg_notice_withheld *bg_notice_withholds(const struct bg_notice *notice,
                                                     enum bg_notice_withheld_is is)
{
    for (size_t i = 0; i < notice->withheld_n; i++)
        if (notice->withheld[i].is == is)
            return &notice->withheld[i];
    return NULL;
}

const struct bg_notice_part *bg_notice_part(const struct bg_notice *notice,
                                            enum bg_notice_part_is is)
{
    for (size_t i = 0; i < notice->parts_n; i++)
        if (notice->parts[i].is == is)
            return &notice->parts[i];
    return NULL;
}
